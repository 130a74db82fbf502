// The tidying of a workspace: it gives back disk space that nothing in it needs.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>

namespace blindspot::workspace {

struct CompactResult {
    std::int64_t thumbnails = 0;     ///< of pictures that no dataset has any more
    std::int64_t thumbnailBytes = 0; ///< given back
    std::int64_t databaseBytes = 0;
    std::int64_t leftovers = 0; ///< files and folders of programs that ended while they wrote
    std::int64_t leftoverBytes = 0;

    std::int64_t bytes() const { return thumbnailBytes + databaseBytes + leftoverBytes; }
};

/// Writes the databases anew without their gaps, and removes thumbnails that no dataset needs, the trash's included, and what crashed
/// programs left half written. Nothing that anybody made goes. Errors: Error where something is being trained, the disk is too full to
/// write the database anew, or another program keeps it locked; Cancelled. What was done until then stays done, and each step is whole.
CompactResult compactWorkspace(const Workspace& workspace, StopControl& stop, const ProgressSink& progress = {});

} // namespace blindspot::workspace
