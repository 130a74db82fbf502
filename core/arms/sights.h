// What an evaluation's trial showed, gathered by arm, defence and detector. Private to this folder.
#pragma once

#include "core/arms/evaluation_plan.h"
#include "core/arms/trial.h"
#include "core/evaluation/arm_measure.h"

#include <cstddef>
#include <vector>

namespace blindspot::arms {

/// Every treatment under every defence, treatment-major, on the `images` of the subject; the first defence is
/// none.
Trial trialOf(const EvaluationSubject& subject, std::vector<Treatment> treatments,
              const std::vector<defences::DefenceSpec>& specs, const std::vector<std::size_t>& images);

/// By case and detector; each image has its own place, so that threads need not wait.
class Sights {
  public:
    /// Of a trial as `trialOf` makes it; subject and images must stay.
    Sights(const EvaluationSubject& subject, const std::vector<std::size_t>& images, const Trial& trial,
           double confidence);

    /// May be called by several threads, for different images.
    void take(Sight&& sight);

    const evaluation::ArmOutcomes& outcomes(std::size_t treatment, std::size_t defence,
                                            std::size_t detector) const
    {
        return outcomes_[placeOf(treatment, defence, detector)];
    }
    /// The detections above the confidence.
    const std::vector<evaluation::Detection>& seen(std::size_t treatment, std::size_t defence,
                                                   std::size_t detector, std::size_t image) const
    {
        return seen_[placeOf(treatment, defence, detector)][image];
    }
    evaluation::MeasuredArm measure(const ArmPlan& arm, std::size_t cleanTreatment, std::size_t defence,
                                    std::size_t detector, const evaluation::GroupObjects& group,
                                    const evaluation::Bootstrap& bootstrap) const;

  private:
    std::size_t placeOf(std::size_t treatment, std::size_t defence, std::size_t detector) const
    {
        return (treatment * defences_ + defence) * detectors_ + detector;
    }

    const EvaluationSubject& subject_;
    const std::vector<std::size_t>& images_;
    const double confidence_;
    const std::size_t defences_, detectors_;
    std::vector<evaluation::ArmOutcomes> outcomes_;
    std::vector<std::vector<std::vector<evaluation::Detection>>> seen_;
};

} // namespace blindspot::arms
