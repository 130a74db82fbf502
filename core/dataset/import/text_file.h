// Functions that read a text file of a dataset whole, whatever its encoding, and the lines of one. Private to this folder.
#pragma once

#include "core/dataset/import/folder_walk.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::dataset {

/// The bytes. Errors: Error when it is missing, larger than 64 MiB or may not be read.
std::string readBytes(const std::filesystem::path& file);

/// The text as UTF-8 with '\n' at the ends of its lines. An encoding that was guessed is told. Errors: as
/// readBytes.
std::string readText(const std::filesystem::path& file, const ProblemSink& tell);

/// Without blanks at both ends.
std::string withoutBlanks(std::string_view text);

/// Of a file of names, a class a line. Blank lines at the end are nothing, one between others is a class without
/// name: the numbers of the classes never shift.
std::vector<std::string> classesOfLines(const std::string& text);

} // namespace blindspot::dataset
