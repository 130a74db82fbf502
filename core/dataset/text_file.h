// A function that reads a text file of a dataset whole, whatever its encoding. Private to this folder.
#pragma once

#include "core/dataset/folder_walk.h"

#include <filesystem>
#include <string>

namespace blindspot::dataset {

/// The bytes. Errors: Error when it is missing, larger than 64 MiB or may not be read.
std::string readBytes(const std::filesystem::path& file);

/// The text as UTF-8 with '\n' at the ends of its lines. An encoding that was guessed is told. Errors: as
/// readBytes.
std::string readText(const std::filesystem::path& file, const ProblemSink& tell);

/// Without blanks at both ends.
std::string withoutBlanks(std::string_view text);

} // namespace blindspot::dataset
