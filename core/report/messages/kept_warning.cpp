#include "core/report/messages/kept_warning.h"

#include "core/report/messages/message_words.h"

namespace blindspot::report {

namespace {

constexpr Message::Text kItself = Message::tr("The annotations of %2 are detections of %1 itself, which nobody has checked: its figures "
                                              "compare it with itself, and say nothing of what it overlooks.");
constexpr Message::Text kOther = Message::tr("The annotations of %2 are detections of %1, which nobody has checked: what that detector "
                                             "overlooks counts as not being there.");

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
    return messageText(Message::fromJson(kept), language);
}

} // namespace blindspot::report
