// The import of runs, evaluations and what studies measured from another workspace: that of a worker of a spread queue, or any other.
#pragma once

#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <filesystem>

namespace blindspot::workspace {

struct RunImport {
    std::int64_t workspaces = 0;  ///< that were looked at
    std::int64_t runs = 0;        ///< that are new here
    std::int64_t evaluations = 0; ///< likewise
    std::int64_t measurements = 0; ///< of studies that are here, likewise
    std::int64_t alreadyHere = 0; ///< runs and evaluations, also in the trash
    std::int64_t unfinished = 0;  ///< runs that are not taken in: their worker has not ended its queue
};

/// Takes in what `from`, a workspace or the folder of a spread queue with its workers' workspaces, has made and is not here. What a worker
/// began with is not its own. Runs come with their folders, copied and compared, before their rows; paths into the other workspace
/// become such into this one; a name that a run has here gets a number behind. Of each workspace all rows or none. What measured a study
/// counts for the study of the same number, name and time here. It may be repeated. Errors: Error (no workspace there, disk full,
/// damaged); Cancelled: what was taken in by then stays.
RunImport importRuns(const Workspace& workspace, const std::filesystem::path& from, StopControl& stop, const ProgressSink& progress = {},
                     const LogSink& log = {});

} // namespace blindspot::workspace
