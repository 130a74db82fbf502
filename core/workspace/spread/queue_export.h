// The export of a queue: a folder from which workers on other machines take its items without a database that they share.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/queue/queue_item.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace blindspot::workspace {

struct QueueExport {
    std::filesystem::path folder;
    std::vector<QueueItem> items; ///< that are in the folder, and no longer in the queue
    std::vector<QueueItem> left;  ///< that wait here as before
};

/// Puts the waiting items into `folder`, which is not there yet or empty, with a copy of the workspace that workers begin with (a backup,
/// verified), and takes them out of the queue, from which QueueStore::restore brings them back. Left are trainings of detectors, which
/// write where their request says, what has begun already, and what needs one of these. Nothing writes to the folder's copy of the
/// database afterwards. Errors: Error where nothing can be exported or a program works on the queue; as backUpWorkspace; Cancelled: then
/// the queue is as it was.
QueueExport exportQueue(const Workspace& workspace, const std::filesystem::path& folder, StopControl& stop, const ProgressSink& progress = {});

} // namespace blindspot::workspace
