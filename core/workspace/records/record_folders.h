// RecordFolders keep the folders of one kind of record, runs or trainings of detectors: each is made under a
// free id, held by one program at a time, and removed together with its rows in the database.
#pragma once

#include "core/common/error.h"
#include "core/storage/database.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blindspot::workspace {

/// Where the records of one kind are, and the words for them.
struct RecordKind {
    const char* folder;      ///< in the workspace's
    const char* table;       ///< with a row for each, `id` and `created_at`
    const char* visible;     ///< a condition of SQL: which rows lists show
    const char* points;      ///< the table of the curves
    const char* pointRecord; ///< its column with the record's id
    const char* pointStep;   ///< its column that counts iterations or epochs
    // Texts; %1 is the record's id, its newest ones, or what the system says.
    Message::Text place, noFolder, noFreeName, held, unknown, noneYet, newest, notRemoved;
};

/// Works through one connection; used by the thread that the connection belongs to. References must outlive it.
class RecordFolders {
  public:
    RecordFolders(const Workspace& workspace, storage::Database& database, const RecordKind& kind);

    std::filesystem::path folder(std::string_view id) const { return parent() / id; }

    struct Owned {
        std::string id;
        RunLock lock;
    };
    /// A new folder with the right to write there; `fill` writes its files and its row. Errors: Error (disk full, no
    /// permission) and what `fill` throws; then nothing of it is left.
    Owned create(const std::function<void(const std::string& id)>& fill) const;

    /// The right to write a record. Errors: Error when another has it.
    RunLock lock(const std::string& id) const;
    /// Whether anybody has it.
    bool isHeld(const std::string& id) const { return RunLock::isHeld(folder(id)); }
    /// The record as `get` reads it (Errors: Error for an unknown one) with its lock. Errors: as `get` and `lock`.
    template <typename Owning, typename Get>
    Owning acquire(const std::string& id, const Get& get) const
    {
        get(id); // an unknown id must not make a folder
        RunLock held = lock(id);
        return {get(id), std::move(held)}; // read again: it may have changed until the lock was ours
    }

    /// Errors: Error, always, naming the newest records.
    [[noreturn]] void throwUnknown(const std::string& id) const;

    /// So that what goes on from a checkpoint tells nothing twice.
    void dropPointsAfter(const std::string& id, std::int64_t step) const;

    /// Removes `outside`, files that lie elsewhere, then the folder's files, and only when they are gone the row. `held`
    /// is the record's lock. Errors: Error when a file cannot be removed; the row is still there, and to remove again is
    /// to go on.
    void remove(const std::string& id, const RunLock& held, const std::vector<std::filesystem::path>& outside = {}) const;

  private:
    std::filesystem::path parent() const { return workspace_.folder() / kind_.folder; }

    const Workspace& workspace_;
    storage::Database& database_;
    const RecordKind& kind_;
};

} // namespace blindspot::workspace
