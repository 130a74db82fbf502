// Functions for the upkeep of a database's file: to copy it while it is used, to say what is damaged in it, and to give back the room
// that it does not need.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::storage {

/// Writes what `from` holds at this moment to `to`, one file that is complete by itself, through SQLite's online backup; whoever reads
/// or writes `from` meanwhile goes on. Written beside its name, checked, synced and renamed. Errors: Error (disk full, no permission,
/// `from` damaged), Cancelled; then there is no `to`, or the one that was there.
void copyDatabase(Database& from, const std::filesystem::path& to, StopControl& stop, const ProgressSink& progress = {});
void copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to, StopControl& stop,
                  const ProgressSink& progress = {});

/// What SQLite's integrity check says, at most `most` lines; none where the file is whole.
std::vector<std::string> damageOf(Database& database, int most = 100);

/// Rows that refer to what is not there.
struct BrokenReference {
    std::string table;  ///< of the rows
    std::string parent; ///< the table in which something is missing
    std::int64_t rows = 0;
};
std::vector<BrokenReference> brokenReferences(Database& database);

/// Whether all damage is of indexes, which are made anew from their tables without loss: `damage` as damageOf gives it.
bool isDamageOfIndexes(const std::vector<std::string>& damage);
void rebuildIndexes(Database& database);

/// Writes the file anew without its gaps and empties the log beside it. The bytes by which both became smaller. Errors: Error (disk
/// full: it needs as much room again; DatabaseBusy); then it is as it was.
std::int64_t compact(Database& database);

/// Of the database's file and of those that SQLite keeps beside it; 0 where there are none.
std::int64_t bytesOnDisk(const std::filesystem::path& file);

/// Keeps every other connection, of this program or another, away from a database's file as long as it lives, so that the file can be
/// copied or moved as it is: all that is in it stands in the one file.
class SoleConnection {
  public:
    /// Errors: DatabaseBusy when anybody has it open; Error as of Database::open.
    explicit SoleConnection(const std::filesystem::path& file);

    Database& database() { return database_; }

  private:
    Database database_;
};

} // namespace blindspot::storage
