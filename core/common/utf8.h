// Functions that convert paths and the ends of their names to UTF-8 text, and back, whatever the program's locale.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace blindspot {

/// The path as UTF-8, for messages and records.
std::string toUtf8(const std::filesystem::path& path);

/// The inverse of `toUtf8`.
std::filesystem::path pathFromUtf8(std::string_view text);

/// The end of the file's name with its dot, ASCII letters in lower case: ".jpg"; "" where it has none.
std::string lowerExtension(const std::filesystem::path& file);

} // namespace blindspot
