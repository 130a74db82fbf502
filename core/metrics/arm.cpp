#include "core/metrics/arm.h"

#include "core/common/error.h"

namespace blindspot::metrics {

std::string_view name(Arm arm)
{
    constexpr std::array<std::string_view, 4> kNames = {"clean", "grey", "random", "patch"};
    return kNames.at(static_cast<std::size_t>(arm));
}

Arm parseArm(std::string_view text, const std::string& where)
{
    for (const Arm arm : kArms)
        if (name(arm) == text) return arm;
    throw Error("'" + std::string(text) + "' is not known", where, "use clean, grey, random or patch");
}

} // namespace blindspot::metrics
