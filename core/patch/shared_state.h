// Functions by which the ranks of a training begin with the same state and plan, and see that their patches stay the same.
#pragma once

#include "core/patch/ensemble.h"
#include "core/patch/trainer.h"
#include "core/ranks/ranks.h"

#include <string>
#include <vector>

namespace blindspot::patch {

/// Rank 0's state, on all of them. Errors: RankLost.
TrainingState shareState(ranks::Ranks& ranks, const TrainingState& state);

/// One plan for all: rank 0's precision, in which the detectors are put then, and the smallest batch, which is what each rank sends through
/// at once. The time is what so many ranks need. Errors: RankLost.
TrainingPlan agreePlan(ranks::Ranks& ranks, TrainingPlan plan, const std::vector<Member>& members, const std::string& device);

/// Errors: Error where the ranks' patches differ by a bit: a device computes what it should not.
void requireSamePatch(ranks::Ranks& ranks, const at::Tensor& patch);

} // namespace blindspot::patch
