#include "core/report/messages/message_words.h"

#include "core/common/option_names.h"

#include <string_view>
#include <unordered_map>

namespace blindspot::report {

namespace {

/// Pointers: to measure all these texts is more than some compilers do of a constant.
struct Pair {
    const char *english, *korean;
};

constexpr Pair kPairs[] = {
#include "message_words_ko.inc"
};

/// As it is where nobody has translated it.
std::string_view koreanOf(std::string_view english)
{
    static const auto words = [] {
        std::unordered_map<std::string_view, std::string_view> map;
        for (const Pair& pair : kPairs)
            if (*pair.korean != 0) map.emplace(pair.english, pair.korean);
        return map;
    }();
    const auto found = words.find(english);
    return found == words.end() ? english : found->second;
}

} // namespace

std::string messageText(const Message& message, Language language)
{
    if (message.empty()) return {};
    const std::string& english = message.windowText();
    // Nothing to look up: a verbatim message, whose one value is all that it says.
    const std::string_view text = english.empty() ? "%1" : language == Language::Korean ? koreanOf(english) : english;
    return filledIn(text, [&message, language](int place) {
        const auto index = static_cast<std::size_t>(place - 1);
        if (index >= message.values().size()) return std::string();
        const Message::Value& value = message.values()[index];
        return value.message() != nullptr ? messageText(*value.message(), language) : value.text();
    });
}

std::string optionText(const std::string& key, Language language)
{
    const std::string text = messageText(optionName("--" + key), language);
    return text == "--" + key ? key : text;
}

} // namespace blindspot::report
