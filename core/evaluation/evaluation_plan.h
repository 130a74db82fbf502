// Functions that list the treatments that an evaluation needs; each is listed once, however many figures use
// it. Private to this folder.
#pragma once

#include "core/evaluation/evaluator.h"

#include <cstdint>
#include <vector>

namespace blindspot::evaluation {

/// One arm of a patch as indices into a plan's treatments: several in the random arm.
struct ArmPlan {
    Arm arm = Arm::Clean;
    std::int64_t patch = -1;
    std::vector<std::size_t> treatments;
};

/// The treatments of all arms: clean first, then grey, random and patch of each patch.
struct TreatmentPlan {
    std::vector<Treatment> treatments;
    std::vector<ArmPlan> arms;
};
TreatmentPlan planArms(const EvaluationSubject& subject, const EvaluationOptions& options);

/// Whether a patch is shown under a defence, 0 being none: one that was trained to get past a defence is not shown under the
/// others.
bool isShown(const EvaluationSubject& subject, std::size_t patch, std::size_t defence);

/// The arms of each step of each sweep of each patch that is no other's training through a defence, on shared treatments.
struct SweepPlan {
    struct Step {
        double value;
        std::vector<ArmPlan> arms; ///< clean, grey, random, patch
    };
    struct Curve {
        metrics::SweepKind kind;
        std::int64_t patch;
        std::vector<Step> steps;
    };
    std::vector<Treatment> treatments;
    std::vector<Curve> curves;
};
SweepPlan planSweeps(const EvaluationSubject& subject, const EvaluationOptions& options);

/// Whether all patches cover the same places.
bool samePlaces(const EvaluationSubject& subject);

} // namespace blindspot::evaluation
