// A function that reads the patch of a run as a picture, also of a run that was killed before it wrote one.
#pragma once

#include "core/imaging/image.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_store.h"

#include <optional>

namespace blindspot::workspace {

/// patch.png of a run that has ended; else what its newest checkpoint holds; nothing where there is neither
/// yet. Errors: Error when what is there cannot be read.
std::optional<imaging::Image> patchPicture(const RunStore& store, const RunRecord& record);

} // namespace blindspot::workspace
