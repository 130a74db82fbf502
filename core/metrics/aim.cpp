#include "core/metrics/aim.h"

namespace blindspot::metrics {

std::string_view name(Aim aim)
{
    constexpr std::array<std::string_view, 4> kNames = {"hide", "vanish", "create", "misclassify"};
    return kNames.at(static_cast<std::size_t>(aim));
}

Aim parseAim(std::string_view text, const Place& where)
{
    for (const Aim aim : kAims)
        if (name(aim) == text) return aim;
    throw Error({Message::tr("'%1' is not known"), text}, where,
                Message::tr("use hide, vanish, create or misclassify"));
}

} // namespace blindspot::metrics
