// Functions for files and folders that other code has written: they are put in their place in one step, and made to last.
#pragma once

#include <filesystem>

namespace blindspot {

/// Puts a file that was written elsewhere on the same file system in the place of `path`: synced, then renamed. Errors: Error; then
/// `written` is still there and what was at `path` is as it was.
void replaceFile(const std::filesystem::path& written, const std::filesystem::path& path);

/// So that the names in it last: what was made, renamed or removed there. A file system that cannot sync a folder is passed over.
void syncFolder(const std::filesystem::path& folder);

/// A name beside `path` for what is to take its place, as writeFileAtomically makes them: of this machine (or container), this process and
/// this call, so that no two anywhere write the same, also on a shared disk. At its first call for a folder it removes what programs of this
/// machine that have ended left unfinished there.
std::filesystem::path unfinishedName(const std::filesystem::path& path);

/// Whether a file or folder has such a name: where no program is at it any more, it was never finished.
bool isUnfinished(const std::filesystem::path& path);

} // namespace blindspot
