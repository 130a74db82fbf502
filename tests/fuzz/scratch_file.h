// A ScratchFile is where a target puts its bytes whose reader wants a file: in memory, where the system has such a place.
#pragma once

#include "tests/support/file_bytes.h"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>

namespace blindspot::fuzz {

/// A folder of this process, gone with it.
class ScratchFolder {
  public:
    ScratchFolder()
    {
        const std::filesystem::path memory = "/dev/shm";
        const std::filesystem::path parent = access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
        std::string pattern = (parent / "blindspot-fuzz-XXXXXX").native();
        if (mkdtemp(pattern.data()) == nullptr) std::abort(); // nothing can be tried without it
        path_ = pattern;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

inline void writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    testing::put(file, bytes);
}

/// The bytes as a file of this name in a folder of the process.
inline std::filesystem::path scratchFile(const std::string& name, const std::string& bytes)
{
    static const ScratchFolder folder;
    const std::filesystem::path file = folder / name;
    writeBytes(file, bytes);
    return file;
}

} // namespace blindspot::fuzz
