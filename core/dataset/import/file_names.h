// Functions that compare names of files as people and programs write them: escaped, composed, in another case.
// Private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace blindspot::dataset {

/// Unicode's normal form C (UAX #15): letters and their marks as one sign, as most systems write them. A Mac's
/// older file systems write them apart. What is no UTF-8 stays as it is.
std::string composedName(std::string_view name);

/// The composed name without the difference of upper and lower case (Unicode's case folding).
std::string foldedName(std::string_view name);

/// "%C3%89cran%201" as "Écran 1". A percent sign that begins no escape stays.
std::string unescapedName(std::string_view name);

/// The ways to read the name of a file that stands in a dataset, the likeliest first, the name itself before
/// all: slashes for backslashes, escapes undone, without scheme and query of a URL; of Label Studio's
/// "/data/local-files/?d=a/b.jpg" what it points to. Each way once.
std::vector<std::string> readingsOf(const std::string& name);

/// The parts of a path that name something: neither empty, "." nor "..".
std::vector<std::string_view> partsOf(std::string_view path);

/// "a/b.c.jpg" without its ending: "a/b.c".
std::string_view withoutEnding(std::string_view path);

} // namespace blindspot::dataset
