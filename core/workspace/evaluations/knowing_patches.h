// Patches that know a defence: another run like the one that is evaluated, trained through the defence. A defence is measured
// against them as well as against the patch that knows nothing of it. Private to this folder.
#pragma once

#include "core/common/defence_spec.h"
#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/evaluations/evaluated_patch.h"
#include "core/workspace/evaluations/evaluation_session.h"

#include <string>
#include <vector>

namespace blindspot::workspace {

/// The runs that know these defences, for each of `runs`: completed, of the same detector, class, images and options but for
/// the defence, the seed and the number of iterations; the newest of each. With KnowingPatches::Train a run that is missing is
/// trained first, as long as its own was, and recorded like any other. Those in `runs` already are not given. Errors: Error
/// for an unknown run and what startRun throws; Cancelled.
std::vector<std::string> knowingRuns(const Workspace& workspace, const RunStore& store, storage::Database& database,
                                     const std::vector<std::string>& runs, const std::vector<DefenceSpec>& defences,
                                     KnowingPatches knowing, StopControl& stop, const ProgressSink& progress,
                                     const LogSink& log);

/// Fills in PatchFacts::knowingOf: of the patches that were trained through one of these defences and are else like another.
void linkKnowing(const RunStore& store, const std::vector<DefenceSpec>& defences, std::vector<EvaluatedPatch>& patches);

} // namespace blindspot::workspace
