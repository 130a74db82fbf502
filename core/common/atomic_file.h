// Files that are whole or not there: written beside their name, synced, renamed.
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
