#include "core/metrics/evaluation_report.h"

#include "core/common/error.h"

#include <algorithm>

namespace blindspot::metrics {

namespace {

template <typename Value, std::size_t kCount>
Value parseName(const std::array<Value, kCount>& values, std::string_view text, const Place& where)
{
    std::string names;
    for (const Value value : values) {
        if (name(value) == text) return value;
        if (value != values.back()) names += (names.empty() ? "" : ", ") + std::string(name(value));
    }
    throw Error({Message::tr("'%1' is not known"), text}, where,
                {Message::tr("use %1 or %2"), names, name(values.back())});
}

} // namespace

std::string_view name(ImageGroup group)
{
    constexpr std::array<std::string_view, 4> kNames = {"held_out", "training", "unknown", "near_duplicate"};
    return kNames.at(static_cast<std::size_t>(group));
}

ImageGroup parseImageGroup(std::string_view text)
{
    return parseName(kImageGroups, text, "group");
}

std::string_view name(SweepKind kind)
{
    constexpr std::array<std::string_view, 11> kNames = {"scale",   "rotation", "brightness", "blur",          "distance", "relight",
                                                         "bend",    "noise",    "white-balance", "gamma", "jpeg"};
    return kNames.at(static_cast<std::size_t>(kind));
}

SweepKind parseSweepKind(std::string_view text, const Place& where)
{
    return parseName(kSweepKinds, text, where);
}

std::string_view unitOf(SweepKind kind)
{
    constexpr std::array<std::string_view, 11> kUnits = {
        "side of the patch, times that of its placement", "degrees clockwise",
        "added to the patch, of the full range",
        "standard deviation of the blur, fraction of the patch's side",
        "distance, times that of the picture",
        "brighter at the patch's upper rim and darker at its lower one, by this part",
        "degrees from the middle to the rim of a cylinder that the patch is bent around",
        "noise of the sensor at white, of the full range of light",
        "kelvin, colour temperature of the light; 6500: what the camera is set for",
        "exponent of the picture's values",
        "JPEG quality of the picture"};
    return kUnits.at(static_cast<std::size_t>(kind));
}

const ArmFigures* Condition::find(Arm arm, std::int64_t patch) const
{
    const auto place = std::find_if(arms.begin(), arms.end(), [&](const ArmFigures& figures) {
        return figures.arm == arm && (arm == Arm::Clean || figures.patch == patch);
    });
    return place == arms.end() ? nullptr : &*place;
}

const Condition* GroupResult::find(std::int64_t detector, std::int64_t defence) const
{
    const auto place = std::find_if(conditions.begin(), conditions.end(), [&](const Condition& condition) {
        return condition.detector == detector && condition.defence == defence;
    });
    return place == conditions.end() ? nullptr : &*place;
}

const ArmDetections* ImageFindings::find(std::int64_t detector, std::int64_t defence, Arm arm,
                                         std::int64_t patch) const
{
    const auto place = std::find_if(arms.begin(), arms.end(), [&](const ArmDetections& seen) {
        return seen.detector == detector && seen.defence == defence && seen.arm == arm &&
               (arm == Arm::Clean || seen.patch == patch);
    });
    return place == arms.end() ? nullptr : &*place;
}

} // namespace blindspot::metrics
