#include "core/report/arm_texts.h"

#include <array>

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

} // namespace blindspot::report
