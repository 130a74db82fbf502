// A function that measures the patches that a run kept on its way against each other, on images that it was not trained on.
#pragma once

#include "core/evaluation/evaluator.h"
#include "core/workspace/evaluations/checkpoint_record.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::workspace {

struct CheckpointRequest {
    std::string run;
    std::optional<std::string> selection{}, dataset{}; ///< neither: the dataset that the run's images are from
    std::int64_t images = 100;                         ///< at most so many held-out ones; 0: all that there are
    std::optional<std::string> detector{};             ///< a name or file; empty: the first that the run was trained against
    std::string device = "auto";
    evaluation::EvaluationOptions options{.randomSeeds = 1}; ///< the control is the grey arm
    std::string version{}; ///< of the program, for the record
};

/// Shows all checkpoints of the run to the detector in one pass, chooses the one that hides most on half of the images, and says on the
/// other half whether it is better than the last one. The run's folder keeps the result, and nothing else changes: the run keeps its
/// patch. Which images they are depends on their paths alone, not on their order. What was seen is kept until then: stopped and
/// begun again it goes on. Errors: Error where the run has fewer than two checkpoints, was trained for something else than to
/// hide, or too few held-out images show the class; Cancelled; OutOfMemory.
CheckpointComparison compareCheckpoints(const Workspace& workspace, const CheckpointRequest& request, StopControl& stop,
                                        const ProgressSink& progress = {}, const LogSink& log = {});

} // namespace blindspot::workspace
