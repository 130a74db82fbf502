// A function that reads the patch of a run with the placement that it was trained at, as a picture is to be
// treated with it.
#pragma once

#include "core/evaluation/inference.h"
#include "core/storage/database.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_store.h"

namespace blindspot::workspace {

/// Its input side is 0 where no detector that it was trained against is in the workspace. Errors: Error when
/// the run has no patch yet, or its record or files cannot be read.
evaluation::InferencePatch inferencePatchOf(const RunStore& store, storage::Database& database,
                                            const RunRecord& record);

/// The same with another picture of the run's, as one that it kept on its way.
evaluation::InferencePatch inferencePatchOf(storage::Database& database, const RunRecord& record, imaging::Image picture);

} // namespace blindspot::workspace
