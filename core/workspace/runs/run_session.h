// Training as the user sees it: from names in a workspace to a recorded run with a patch. The command line
// and the window call these two functions.
#pragma once

#include "core/common/stop_control.h"
#include "core/patch/options.h"
#include "core/patch/trainer.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_recorder.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::workspace {

struct TrainRequest {
    std::string detector;                 ///< a name, or a file of weights
    std::optional<std::string> selection; ///< either this
    std::optional<std::string> dataset;   ///< or the images of this one that show the class
    std::string className;
    std::optional<std::int64_t> images; ///< the first so many; empty: all
    std::string device = "auto";
    /// `classIndex` is found by `className`; an `initial` that is neither "grey" nor "random" is a file for
    /// readPatch.
    patch::TrainOptions options;
};

struct ResumeRequest {
    std::string run;
    std::optional<std::int64_t> iterations; ///< a new number in all; empty: what was asked for
    std::optional<std::string> device;      ///< empty: the same as before
};

struct RunOutcome {
    RunRecord record;
    patch::TrainingResult training;
    std::filesystem::path
        picture; ///< patch.png in the run's folder; empty when the run ended before there was a patch

    bool stopped() const { return training.end == patch::TrainingEnd::Stopped; }
};

/// Trains a new run to its end or until a stop is requested; its record, curve, checkpoints and patch are in
/// the workspace afterwards. Nothing is recorded when it ends before the images are read. Errors: Error for
/// anything in the request that does not fit, and when training fails (the record says why); Cancelled when
/// stopped before the first pass (a record that was made by then is an interrupted run).
RunOutcome startRun(const Workspace& workspace, const TrainRequest& request, StopControl& stop,
                    RunObserver& observer);

/// Goes on from the run's newest checkpoint, or from its beginning where it has none, with the same images in
/// the same order. Errors: as startRun, and Error when another program trains the run, the weights or images
/// are no longer the same, or the run is complete and no more iterations are asked for.
RunOutcome resumeRun(const Workspace& workspace, const ResumeRequest& request, StopControl& stop,
                     RunObserver& observer);

/// "Using CUDA: NVIDIA H200" or "Using CPU: no CUDA device was found".
Message deviceLine(const compute::DeviceInfo& device);

} // namespace blindspot::workspace
