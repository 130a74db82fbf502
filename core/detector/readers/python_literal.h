// A function that translates Python's own notation of lists and dictionaries, which exports keep as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace blindspot::detector {

/// "{0: 'person', 1: "it's"}", as Python's str() writes it, as JSON: {"0": "person", "1": "it's"}. Lists, tuples, texts and whole
/// numbers; what is JSON already stays it. Empty for anything else; whether the brackets fit is left to the reader of JSON.
std::optional<std::string> jsonOfPythonLiteral(std::string_view text);

} // namespace blindspot::detector
