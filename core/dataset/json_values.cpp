#include "core/dataset/json_values.h"

#include "core/common/error.h"
#include "core/common/utf8.h"

#include <cmath>

namespace blindspot::dataset {

std::optional<std::int64_t> wholeNumber(const std::optional<double>& value)
{
    constexpr double largest = 9007199254740992.0;
    if (!value || !(std::abs(*value) <= largest) || *value != std::floor(*value)) return {};
    return static_cast<std::int64_t>(*value);
}

void failBroken(const JsonFilter& filter, const std::filesystem::path& file, std::size_t position,
                std::string reason)
{
    // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax ..."
    if (const auto start = reason.find(": "); start != std::string::npos) reason.erase(0, start + 2);
    const auto byte = filter.filePosition(static_cast<std::int64_t>(position));
    throw Error({Message::tr("the JSON is broken at byte %1 (%2)"), byte, reason}, toUtf8(file),
                Message::tr("the file may be cut short; copy or download it again"));
}

} // namespace blindspot::dataset
