// An InputFile reads bytes of a regular file at given offsets and never beyond its end. The readers of
// weights use it. wholeFile reads a small file: the streams of C++ throw what is no Error where a disk fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

namespace blindspot {

/// Only regular files: a pipe or a device would never end. Not thread-safe.
class InputFile {
  public:
    /// Errors: Error when it does not exist, is no regular file or cannot be read.
    explicit InputFile(const std::filesystem::path& path);

    std::uint64_t size() const noexcept { return size_; }
    /// The path as UTF-8, for messages.
    const std::string& name() const noexcept { return name_; }

    /// Fills `target` from byte `offset` on. Errors: Error when the file ends before, or the disk fails.
    void readAt(std::uint64_t offset, std::span<std::byte> target);
    std::string readAt(std::uint64_t offset, std::uint64_t count);

  private:
    std::string name_;
    std::uint64_t size_ = 0;
    std::ifstream stream_;
};

/// All bytes of a file. Errors: as InputFile and its readAt, and Error where there are more than `most`.
std::string wholeFile(const std::filesystem::path& file, std::uint64_t most = std::uint64_t{1} << 30);

} // namespace blindspot
