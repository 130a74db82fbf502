// A function that writes a field of a CSV file.
#pragma once

#include <string>
#include <string_view>

namespace blindspot::report {

/// The text, in quotes where it has a comma, a quote or a line break, its own quotes doubled (RFC 4180).
std::string csvField(std::string_view text);

} // namespace blindspot::report
