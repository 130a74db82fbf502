// The Trash of a workspace: what was deleted, until it is brought back, the trash is emptied, or 30 days have
// passed.
#pragma once

#include "core/common/stop_control.h"
#include "core/storage/trash_table.h"
#include "core/workspace/records/workspace.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

using storage::TrashKind;

struct TrashEntry {
    std::int64_t id = 0;
    TrashKind kind = TrashKind::Run;
    std::string item;      ///< the id of a record
    std::string name;      ///< that it had
    std::string deletedAt; ///< UTC, ISO 8601
    std::optional<std::int64_t>
        bytes; ///< that erasing it frees: of records, and of frames of a video that the workspace holds; the user's own files stay
    std::optional<std::int64_t> images; ///< of a dataset or selection
    std::int64_t selections = 0;        ///< that went with a dataset
};

struct RestoredItem {
    TrashKind kind = TrashKind::Run;
    std::string item;
    std::string name;    ///< that it has now
    std::string hadName; ///< another one where that was taken meanwhile
};

/// How long things wait.
inline constexpr std::chrono::hours kTrashKeeps{24 * 30};

/// Works through one connection; used by the thread that the connection belongs to. References must outlive
/// it. What moves things to the trash is `remove` of each store.
class Trash {
  public:
    Trash(const Workspace& workspace, storage::Database& database)
        : workspace_(workspace), database_(database)
    {
    }

    /// The newest first. What went with others is no entry of its own.
    std::vector<TrashEntry> list() const;
    /// The entry by its number, the id of its record, or its name. Errors: Error when there is none, or when
    /// several have that name.
    TrashEntry get(const std::string& text) const;

    /// Brings an entry back with all that went with it; of a selection also its dataset. In one transaction.
    /// A name that was taken meanwhile gets a number behind. What came back: the entry first. Errors: Error
    /// when there is no such entry any more.
    std::vector<RestoredItem> restore(std::int64_t id);

    /// Erases an entry for good with all that went with it; of a dataset of a video also the frames that the workspace holds for it alone. Before a run goes, its evaluations get its
    /// patch's picture and its name. Errors: Error when there is no such entry, or when a file cannot be
    /// removed: then it is still there.
    void erase(std::int64_t id);
    /// Erases all entries that are at least so old, by the clock and by the newest record of the workspace; how many. What cannot be erased
    /// stays. Errors: storage::NotWritable for an age of 0 where nothing can be written.
    std::int64_t purge(std::chrono::seconds age, StopControl& stop);

  private:
    TrashEntry entryOf(const storage::TrashRow& row) const;
    void restoreRow(const storage::TrashRow& row, std::vector<RestoredItem>& restored);
    void restoreDatasetOf(const storage::TrashRow& selection, std::vector<RestoredItem>& restored);
    void keepForEvaluations(const std::string& run);

    const Workspace& workspace_;
    storage::Database& database_;
};

} // namespace blindspot::workspace
