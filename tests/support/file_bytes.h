// contentOf and put read and write a whole file as it is, for tests that damage files or compare them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace blindspot::testing {

/// All bytes of the file; empty where it cannot be read.
inline std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The file is these bytes afterwards.
inline void put(const std::filesystem::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary) << content;
}

} // namespace blindspot::testing
