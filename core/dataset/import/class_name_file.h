// A function that reads a list of class names from a text file or a data.yaml.
#pragma once

#include "core/common/message.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct ClassNameList {
    std::vector<std::string> names; ///< UTF-8, by class number
    Message note;                   ///< what was guessed; empty where nothing was
};

/// From a .yaml or .yml file the "names" (a list, or a map by number), from any other a name a line. A blank
/// line is a class without a name, unless nothing but blank lines follows: numbers do not shift. The encoding is
/// found as by decodeText. Errors: Error for a file that cannot be read, is no text, or has no names.
ClassNameList readClassNames(const std::filesystem::path& file);

} // namespace blindspot::dataset
