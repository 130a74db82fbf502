// The move of a workspace to another folder.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace blindspot::workspace {

struct MoveResult {
    std::filesystem::path folder;
    bool copied = false;    ///< to another disk; else it was given another name
    std::int64_t files = 0; ///< that were copied
    std::int64_t bytes = 0;
    std::vector<std::filesystem::path> leftBehind; ///< of the old folder, what could not be removed
};

/// Moves the workspace in `from` to `to`, which is not there yet or empty. Nobody may have it open, this program included, and nobody
/// can open it meanwhile. On one file system the folder gets another name; else all of it is copied, each file read again and compared,
/// the new one opened, and only then the old one removed. The records' paths into the workspace follow (Workspace::open). Errors: Error
/// (in use, not empty, disk full), Cancelled; then the workspace is where it was, whole.
MoveResult moveWorkspace(const std::filesystem::path& from, const std::filesystem::path& to, StopControl& stop,
                         const ProgressSink& progress = {});

} // namespace blindspot::workspace
