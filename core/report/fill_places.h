// A function that puts values into the places of a text of the report. Private to core/report.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace blindspot::report {

/// `form` with `arguments` in the places {0}, {1} ...; a place without an argument is left out.
std::string fillPlaces(std::string_view form, std::initializer_list<std::string_view> arguments);

} // namespace blindspot::report
