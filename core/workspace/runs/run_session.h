// The training of a patch by the names that the user gives: from a detector and images of a workspace to a
// recorded run with a patch. The command line and the window call startRun and resumeRun.
#pragma once

#include "core/common/message.h"
#include "core/common/stop_control.h"
#include "core/compute/device.h"
#include "core/patch/events.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_recorder.h"
#include "core/workspace/runs/run_request.h"
#include "core/workspace/runs/run_store.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace blindspot::workspace {

class RunLead;

struct RunOutcome {
    RunRecord record;
    patch::TrainingEnd end = patch::TrainingEnd::Completed;
    double secondsPerPass = 0;  ///< training time over network inputs, of this call
    std::int64_t patchSide = 0; ///< pixels; 0 when the run ended before there was a patch
    std::filesystem::path picture; ///< patch.png in the run's folder; empty when there is no patch

    bool stopped() const { return end == patch::TrainingEnd::Stopped; }
};

/// Trains a new run to its end or until a stop is requested; its record, curve, checkpoints and patch are in
/// the workspace afterwards. Nothing is recorded when it ends before the images are read. Errors: Error for
/// anything in the request that does not fit, and when training fails (the record says why); Cancelled when
/// stopped before the first pass (a record that was made by then is an interrupted run).
RunOutcome startRun(const Workspace& workspace, const TrainRequest& request, StopControl& stop,
                    RunObserver& observer);
/// The same with other ranks, which call helpWithRun (run_ranks.h); this one is rank 0. Errors: as there, and ranks::RankLost: the run
/// can be resumed from its last checkpoint then, by as many ranks as one likes.
RunOutcome startRun(const Workspace& workspace, const TrainRequest& request, StopControl& stop, RunObserver& observer, RunLead& lead);

/// Goes on from the run's newest checkpoint, or from its beginning where it has none, with the same images in
/// the same order, wherever their files lie now. Errors: as startRun, and Error when another program trains the run, the
/// weights, the pictures or their boxes are no longer the same, or the run is complete and no more iterations are asked for.
RunOutcome resumeRun(const Workspace& workspace, const ResumeRequest& request, StopControl& stop,
                     RunObserver& observer);
/// The same with other ranks, as startRun.
RunOutcome resumeRun(const Workspace& workspace, const ResumeRequest& request, StopControl& stop, RunObserver& observer, RunLead& lead);

/// How far a run's images are still what it was trained on.
struct ImageChanges {
    std::int64_t images = 0;     ///< of the run
    std::int64_t otherBoxes = 0; ///< whose boxes are others now
    std::int64_t unverified = 0; ///< of which the record does not say what they were

    bool any() const { return otherBoxes > 0 || unverified > 0; }
};

/// What resumeRun would refuse without ResumeRequest::acceptChanges. Errors: Error when pictures are gone; Cancelled.
ImageChanges changesOfImages(storage::Database& database, const RunStore& store, const std::string& run, StopControl& stop);

/// "Using CUDA: NVIDIA H200" or "Using CPU: no CUDA device was found".
Message deviceLine(const compute::DeviceInfo& device);

} // namespace blindspot::workspace
