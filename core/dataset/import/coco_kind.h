// A function that says what a JSON file is that is no COCO annotation file. Private to this folder.
#pragma once

#include "core/common/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// What was seen at the top of a JSON file.
struct JsonTop {
    bool list = false; ///< a list, not an object
    bool emptyList = false;
    std::vector<std::string> keys; ///< of the object, or of a list's first entry, the first ones
};

/// The error for a file without the list "images": names what it is, where that is known (results, labelme
/// ...), or what it has.
Error noCocoFile(const JsonTop& top, const std::filesystem::path& file);

} // namespace blindspot::dataset
