// Functions that name the files of a database on disk: itself, and those that SQLite keeps beside it.
#pragma once

#include <filesystem>
#include <vector>

namespace blindspot::storage {

/// All that may be there of the database `file`, itself first: the write-ahead log, its index, and the rollback journal of a copy that
/// has no write-ahead log. To remove or move a database is to do so with all of them.
std::vector<std::filesystem::path> databaseFiles(const std::filesystem::path& file);

/// Whether `file` is one of those beside a database whose name ends in ".db".
bool isBesideDatabase(const std::filesystem::path& file);

} // namespace blindspot::storage
