// The inference of an evaluation by several ranks: each shows its share of the images to the detectors, and rank 0 is told what they saw.
#pragma once

#include "core/evaluation/inference.h"
#include "core/ranks/lead.h"

#include <string>

namespace blindspot::evaluation {

/// Rank 0's side of an inference by all ranks; alone it is runInference. What is told is what one process tells, image by image in their
/// order: an image is always shown by one rank, and one that another rank cannot read, or of which it has another file, is shown by rank
/// 0. Errors: as runInference; Cancelled where any rank was told to stop; RankLost, and what has been told by then stays told; Error
/// where a rank does not find a detector's file.
InferenceOutcome runSharedInference(ranks::Lead& lead, InferencePlan plan, const InferenceOptions& options, StopControl& stop,
                                    const ProgressSink& progress, const LogSink& log, const CaseDetectionsSink& sink);

enum class HelpEnd {
    Finished,
    Stopped, ///< some rank was told to
    NotDone  ///< rank 0 has not finished: it says why
};
/// The others': they do their part of whatever rank 0 begins, on `device`, until there is no more. Errors: as runInference and above.
HelpEnd helpWithInference(ranks::Ranks& ranks, const std::string& device, StopControl& stop);

} // namespace blindspot::evaluation
