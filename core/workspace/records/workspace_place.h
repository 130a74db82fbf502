// A workspace that was moved or copied is known again: paths in its records that lead into its own folder are made to lead there.
// Private to this folder.
#pragma once

#include "core/storage/database.h"

#include <filesystem>

namespace blindspot::workspace {

/// `folder`: where the workspace is now, absolute. Where the database says that it was elsewhere, and that is not the same folder by
/// another name, the records' paths below the old folder become those below the new one, in one transaction, and the place is kept.
/// Paths that lead elsewhere stay. Errors: Error as of a write; then nothing is changed.
void followFolder(storage::Database& database, const std::filesystem::path& folder);

} // namespace blindspot::workspace
