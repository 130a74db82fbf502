// A text of a report in both languages, where it stands beside the code that says it.
#pragma once

#include "core/report/fill_places.h"
#include "core/report/texts.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace blindspot::report {

struct Words {
    std::string_view english, korean;
};

/// With `arguments` in the places {0}, {1} ...
inline std::string say(Language language, const Words& words, std::initializer_list<std::string_view> arguments = {})
{
    return fillPlaces(language == Language::Korean ? words.korean : words.english, arguments);
}

} // namespace blindspot::report
