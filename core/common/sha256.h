// The hash SHA-256 (FIPS 180-4), which identifies a file of weights by its content. It is our own because the
// headless build may use LibTorch and SQLite only, and neither has one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace blindspot {

class Sha256 {
  public:
    Sha256();
    void update(std::span<const std::byte> bytes);
    /// The digest as 64 lower-case hexadecimal digits. The object is spent afterwards.
    std::string finish();

  private:
    void compress(const std::byte* block);

    std::array<std::uint32_t, 8> state_;
    std::array<std::byte, 64> pending_{};
    std::size_t pendingSize_ = 0;
    std::uint64_t totalBytes_ = 0;
};

/// The digest of a whole file. Errors: Error when it cannot be read.
std::string sha256OfFile(const std::filesystem::path& path);

} // namespace blindspot
