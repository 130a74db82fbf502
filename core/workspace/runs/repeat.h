// A function that turns a run's record back into the request for a run like it.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/run_request.h"
#include "core/workspace/runs/run_store.h"

namespace blindspot::workspace {

/// Detector, images, class, device and every option as the run had them. The detector is named as the
/// workspace names these weights with the run's choices now, or by its file where the workspace has forgotten it and nothing
/// was chosen. A first picture from a file is taken from the run's folder. Errors: Error when the record's options cannot be
/// read, or no detector of the list is opened with the choices of the run's.
TrainRequest requestOf(const RunRecord& record, const RunStore& store, const DetectorStore& detectors);

} // namespace blindspot::workspace
