#include "core/report/kept_warning.h"


#include <algorithm>
#include <array>
#include <string_view>

namespace blindspot::report {

namespace {

struct Known {
    Message::Text text;
    std::string_view korean; ///< with the same places
};

constexpr Message::Text kItself = Message::tr("The annotations of %2 are detections of %1 itself, which nobody has checked: its figures "
                                              "compare it with itself, and say nothing of what it overlooks.");
constexpr Message::Text kOther = Message::tr("The annotations of %2 are detections of %1, which nobody has checked: what that detector "
                                             "overlooks counts as not being there.");

constexpr std::array kKnown{
    Known{kItself, "%2의 주석은 %1 자신의 탐지이며 아무도 확인하지 않았습니다. 수치는 탐지기를 자기 자신과 비교한 것이므로 무엇을 놓치는지는 알려 주지 않습니다."},
    Known{kOther, "%2의 주석은 %1의 탐지이며 아무도 확인하지 않았습니다. 그 탐지기가 놓친 것은 없는 것으로 셉니다."},
};

} // namespace

Message measuredOnItself(const std::string& detector, const std::string& dataset)
{
    return {kItself, detector, dataset};
}

Message annotatedByDetector(const std::string& detector, const std::string& dataset)
{
    return {kOther, detector, dataset};
}

std::string warningText(const std::string& kept, Language language)
{
    const Message message = Message::fromJson(kept);
    const auto known = std::find_if(kKnown.begin(), kKnown.end(), [&message](const Known& one) { return message.text() == one.text.english; });
    if (language != Language::Korean || known == kKnown.end()) return message.english();
    return filledIn(known->korean, [&message](int place) {
        const auto index = static_cast<std::size_t>(place - 1);
        return index < message.values().size() ? message.values()[index].english() : std::string();
    });
}

} // namespace blindspot::report
