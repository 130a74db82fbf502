#include "core/report/arm_texts.h"

#include "core/metrics/notice.h"
#include "core/report/numbers.h"

#include <array>
#include <iterator>

namespace blindspot::report {

std::string armText(metrics::Arm arm, Language language)
{
    constexpr std::array kTextOf = {Text::ArmClean, Text::ArmGrey, Text::ArmRandom, Text::ArmPatch};
    return text(language, kTextOf.at(static_cast<std::size_t>(arm)));
}

std::string groupText(metrics::ImageGroup group, Language language)
{
    constexpr std::array kTextOf = {Text::GroupHeldOut, Text::GroupTraining, Text::GroupUnknown,
                                  Text::GroupNearDuplicate};
    return text(language, kTextOf.at(static_cast<std::size_t>(group)));
}

std::string sizeText(metrics::ObjectSize size, Language language)
{
    constexpr std::array kTextOf = {Text::SizeSmall, Text::SizeMedium, Text::SizeLarge};
    return text(language, kTextOf.at(static_cast<std::size_t>(size)));
}

std::string inputSizeText(std::size_t size, Language language)
{
    using metrics::kInputSizeBounds;
    const bool last = size >= std::size(kInputSizeBounds);
    const std::size_t bound = last ? std::size(kInputSizeBounds) - 1 : size;
    return text(language, last ? Text::InputSizeFrom : Text::InputSizeBelow, {brief(kInputSizeBounds[bound])});
}

} // namespace blindspot::report
