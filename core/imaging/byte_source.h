// A ByteSource gives bytes at an offset, of a file or of memory. Private to this folder.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace blindspot::imaging {

/// A read past the end gives fewer bytes.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    virtual std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) = 0;
    virtual std::uint64_t size() = 0;
};

class MemorySource final : public ByteSource {
  public:
    explicit MemorySource(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) override
    {
        if (offset >= bytes_.size()) return 0;
        const std::size_t count = std::min<std::size_t>(into.size(), bytes_.size() - offset);
        std::memcpy(into.data(), bytes_.data() + offset, count);
        return count;
    }
    std::uint64_t size() override { return bytes_.size(); }

  private:
    std::span<const std::byte> bytes_;
};

/// A file, of which only the blocks are read that are asked for: left to itself the system reads ahead, and of a hundred thousand
/// headers takes in half of the pictures with them. Keeps one block, as headers are read in steps of a few bytes.
class FileSource final : public ByteSource {
  public:
    /// `isOpen` is false where it cannot be opened, and errno says why.
    explicit FileSource(const std::filesystem::path& file) : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC))
    {
        if (isOpen()) ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_RANDOM);
    }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override
    {
        if (isOpen()) ::close(descriptor_);
    }
    bool isOpen() const { return descriptor_ >= 0; }

    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) override
    {
        if (offset < start_ || offset + into.size() > start_ + filled_) fill(offset);
        if (offset >= start_ + filled_) return 0;
        const std::size_t count = std::min<std::size_t>(into.size(), start_ + filled_ - offset);
        std::memcpy(into.data(), block_.data() + (offset - start_), count);
        return count;
    }
    std::uint64_t size() override
    {
        struct stat facts {};
        return ::fstat(descriptor_, &facts) == 0 && facts.st_size > 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
    }

  private:
    void fill(std::uint64_t offset)
    {
        filled_ = 0;
        start_ = offset;
        if (offset > static_cast<std::uint64_t>(std::numeric_limits<off_t>::max())) return;
        while (filled_ < block_.size()) {
            const ssize_t count = ::pread(descriptor_, block_.data() + filled_, block_.size() - filled_, static_cast<off_t>(offset + filled_));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return;
            filled_ += static_cast<std::size_t>(count);
        }
    }

    int descriptor_;
    std::array<std::uint8_t, 4096> block_{};
    std::uint64_t start_ = 0;
    std::size_t filled_ = 0;
};

/// The next `Count` bytes as an unsigned number; nothing past the end.
template <int Count>
std::optional<std::uint64_t> number(ByteSource& source, std::uint64_t offset, std::endian order)
{
    std::array<std::uint8_t, Count> bytes{};
    if (source.read(offset, bytes) != Count) return {};
    std::uint64_t value = 0;
    for (int i = 0; i < Count; ++i)
        value = value << 8 | bytes[static_cast<std::size_t>(order == std::endian::big ? i : Count - 1 - i)];
    return value;
}

} // namespace blindspot::imaging
