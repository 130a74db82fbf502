// Functions that replace a file in one step: the bytes are written to a file beside it, synced to disk, and
// renamed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace blindspot {

/// Replaces `path` by `bytes` in one step. Errors: Error (disk full, no permission); then the old file is as it was.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

} // namespace blindspot
