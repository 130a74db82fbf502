// Migrations of a database's schema: an older database is brought up to date version by version, a newer one
// is refused.
#pragma once

#include <functional>
#include <span>

namespace blindspot::storage {

class Database;

/// The SQL that leads from version `version - 1` to `version`.
struct Migration {
    int version;
    const char* sql;
    const char* program = ""; ///< the first version of the program that knows this one, "0.2.0"
};

/// Called before the first step with the version of what is there, never 0, while nobody else can write.
using BeforeMigration = std::function<void(int version)>;

/// Runs the missing steps in one transaction and records the version in PRAGMA user_version, and, where the ladder makes a table
/// `schema_programs`, which program each version needs. `ladder` counts 1, 2, 3, ... Errors: Error when the database is newer than the
/// ladder, saying which program it needs where it says so itself, and what `before` throws; then it is untouched.
void migrate(Database& database, std::span<const Migration> ladder, const BeforeMigration& before = {});

} // namespace blindspot::storage
