// The table of what was deleted and can still be brought back: which row, under which name, and since when.
// The rows themselves stay in their tables; the stores leave them out by `notInTrash`.
#pragma once

#include "core/storage/database.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::storage {

enum class TrashKind { Run, Evaluation, Selection, Dataset, Detector, Training };

/// "run", "evaluation", "selection", "dataset", "detector", "training".
std::string_view name(TrashKind kind);

struct TrashRow {
    std::int64_t id = 0;
    TrashKind kind = TrashKind::Run;
    std::string item; ///< the key of the row: the id of a record, the number of a dataset or selection, a
                      ///< detector's set-aside name
    std::string name; ///< that it had
    std::string deletedAt;            ///< UTC, ISO 8601
    std::optional<std::int64_t> with; ///< the entry with which it went and comes back
};

/// A condition of SQL: the row whose key stands in `column` (text or a number) was not deleted.
std::string notInTrash(TrashKind kind, std::string_view column);

/// The latest time that any record bears ("2026-11-29T09:30:01.123Z"), empty where there is none. A clock may be wrong, a record was there.
std::string newestRecordedTime(Database& database);
/// So many seconds before `time`, in the same form; empty where `time` is none.
std::string timeBefore(Database& database, const std::string& time, std::int64_t seconds);

/// Adds an entry of now; its id. Errors: ConstraintError when the row is in the trash already.
std::int64_t putInTrash(Database& database, TrashKind kind, std::string_view item, std::string_view name,
                        std::optional<std::int64_t> with = {});
/// A name that nobody can type, under which a row with a unique name waits in the trash, so that its own name
/// is free. Errors: none of its own; the caller renames the row.
std::string setAsideName(std::string_view name, std::string_view item);

/// The newest first, those that went with others among them. An entry of a kind that this version does not
/// know is left out.
std::vector<TrashRow> trashRows(Database& database);
std::optional<TrashRow> trashRow(Database& database, std::int64_t id);
/// Those that went with it.
std::vector<TrashRow> trashRowsWith(Database& database, std::int64_t id);
/// The row is in sight again, or about to be erased. Those that went with it lose their entries too.
void takeFromTrash(Database& database, std::int64_t id);
/// The entry of a row, where it has one, is forgotten.
void takeFromTrash(Database& database, TrashKind kind, std::string_view item);

} // namespace blindspot::storage
