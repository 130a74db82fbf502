#include "core/metrics/arm.h"

namespace blindspot::metrics {

std::string_view name(Arm arm)
{
    constexpr std::array<std::string_view, 4> kNames = {"clean", "grey", "random", "patch"};
    return kNames.at(static_cast<std::size_t>(arm));
}

Arm parseArm(std::string_view text, const Place& where)
{
    for (const Arm arm : kArms)
        if (name(arm) == text) return arm;
    throw Error({Message::tr("'%1' is not known"), text}, where,
                Message::tr("use clean, grey, random or patch"));
}

} // namespace blindspot::metrics
