// Migrations of a database's schema: an older database is brought up to date version by version, a newer one
// is refused.
#pragma once

#include <span>

namespace blindspot::storage {

class Database;

/// The SQL that leads from version `version - 1` to `version`.
struct Migration {
    int version;
    const char* sql;
};

/// Runs the missing steps in one transaction and records the version in PRAGMA user_version. `ladder` counts
/// 1, 2, 3, ... Errors: Error when the database is newer than the ladder; then it is untouched.
void migrate(Database& database, std::span<const Migration> ladder);

} // namespace blindspot::storage
