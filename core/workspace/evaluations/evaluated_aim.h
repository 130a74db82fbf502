// A function that settles the aim of an evaluation: what was asked for, else that of the patches. Private to
// this folder.
#pragma once

#include "core/workspace/evaluations/evaluated_patch.h"
#include "core/workspace/evaluations/evaluation_session.h"

#include <string>
#include <vector>

namespace blindspot::workspace {

struct EvaluatedAim {
    metrics::Aim aim = metrics::Aim::Hide;
    std::string target; ///< empty where the aim has none
};

/// Errors: Error when the patches have different aims and none was asked for; when class and target do not
/// fit the aim: one is missing, too much, or both are the same.
EvaluatedAim settleAim(const EvaluationRequest& request, const std::vector<EvaluatedPatch>& patches);

} // namespace blindspot::workspace
