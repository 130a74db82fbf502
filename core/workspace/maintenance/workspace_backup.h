// The backup of a workspace: another folder that is a workspace itself.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <filesystem>

namespace blindspot::workspace {

struct BackupResult {
    std::filesystem::path folder;
    std::int64_t files = 0;
    std::int64_t bytes = 0; ///< with the database
    std::int64_t runs = 0;  ///< in the copy, as the others
    std::int64_t trainings = 0, evaluations = 0, datasets = 0;
};

/// Copies the workspace to `folder`, which is not there yet or empty; what is there afterwards can be opened as a workspace. It may be
/// used meanwhile: the database is of one moment, and a run under way is there with a checkpoint and a curve that reaches no less far,
/// as if its program had been ended then. Each file is read again and compared, and the database checked, before the folder gets its
/// name. Left out are thumbnails, locks and what was never finished; pictures of datasets and weights that lie elsewhere are none of
/// the workspace's. Errors: Error (not empty, within the workspace, disk full, damaged), Cancelled; then there is no such folder.
BackupResult backUpWorkspace(const Workspace& workspace, const std::filesystem::path& folder, StopControl& stop,
                             const ProgressSink& progress = {});

} // namespace blindspot::workspace
