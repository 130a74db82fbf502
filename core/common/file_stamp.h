// A FileStamp tells whether a file is still the one that was read before, without reading it again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace blindspot {

/// Size and times of a file as the system keeps them. The time of change is set by the system at every change of the content
/// or the name and cannot be set back, as the time of modification can (by copying or unpacking).
struct FileStamp {
    std::int64_t bytes = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    std::int64_t changed = 0;  ///< nanoseconds since 1970

    bool operator==(const FileStamp&) const = default;

    /// Links are followed. Nothing where there is no such file.
    static std::optional<FileStamp> of(const std::filesystem::path& file);
};

/// Whether there is something of that name that is neither a file nor a folder, such as a pipe, of which opening it waits for
/// another program.
bool isSpecialFile(const std::filesystem::path& file);

} // namespace blindspot
