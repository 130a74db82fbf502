#include "core/common/defence_spec.h"

#include "core/common/number_text.h"

#include <cstddef>

namespace blindspot {

std::string DefenceSpec::text() const
{
    std::string result = name;
    for (std::size_t i = 0; i < values.size(); ++i)
        result += (i == 0 ? ":" : ",") + values[i].first + "=" + numberText(values[i].second);
    return result;
}

} // namespace blindspot
