#include "core/report/texts.h"

#include "core/report/fill_places.h"
#include "core/report/texts_table.h"

namespace blindspot::report {

std::string_view code(Language language)
{
    return language == Language::Korean ? "ko" : "en";
}

std::string fillPlaces(std::string_view form, std::initializer_list<std::string_view> arguments)
{
    std::string result;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool place = form[i] == '{' && i + 2 < form.size() && form[i + 2] == '}';
        if (!place) {
            result += form[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(form[i + 1] - '0');
        if (index < arguments.size()) result += arguments.begin()[index];
        i += 2;
    }
    return result;
}

std::string text(Language language, Text key, std::initializer_list<std::string_view> arguments)
{
    const TextEntry& entry = kTexts.at(static_cast<std::size_t>(key));
    const std::string_view form = language == Language::Korean ? entry.korean : entry.english;
    return fillPlaces(form, arguments);
}

} // namespace blindspot::report
