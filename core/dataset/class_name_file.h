// A function that reads a list of class names from a text file or a data.yaml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// From a .yaml or .yml file the "names" (a list, or a map by number), from any other a name a line. A blank
/// line is a class without a name, unless nothing but blank lines follows: numbers do not shift. Text is
/// UTF-8, or UTF-16 with its mark. Errors: Error for a file that cannot be read, is in another encoding, or
/// has no names.
std::vector<std::string> readClassNames(const std::filesystem::path& file);

} // namespace blindspot::dataset
