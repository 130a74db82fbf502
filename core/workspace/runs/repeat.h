// A function that turns a run's record back into the request for a run like it.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/run_request.h"
#include "core/workspace/runs/run_store.h"

namespace blindspot::workspace {

/// Detector, images, class, device and every option as the run had them. The detector is named as the
/// workspace names these weights now, or by its file where the workspace has forgotten it. A first picture
/// from a file is taken from the run's folder. Errors: Error when the record's options cannot be read.
TrainRequest requestOf(const RunRecord& record, const RunStore& store, const DetectorStore& detectors);

} // namespace blindspot::workspace
