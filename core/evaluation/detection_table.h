// A DetectionTable gathers the detections of an evaluation by treatment, defence and detector. Private to
// this folder.
#pragma once

#include "core/evaluation/evaluation_plan.h"
#include "core/evaluation/inference.h"
#include "core/metrics/arm_measure.h"

#include <cstddef>
#include <vector>

namespace blindspot::evaluation {

/// Every treatment under every defence that isShown tells of, treatment-major; so many defences, the first one being none.
std::vector<InferenceCase> casesOf(const EvaluationSubject& subject, const std::vector<Treatment>& treatments, std::size_t defences);

/// All of these cases on the `images` of the subject; the first
/// defence is none.
InferencePlan inferencePlanOf(const EvaluationSubject& subject, std::vector<Treatment> treatments,
              const std::vector<defences::DefenceSpec>& specs, const std::vector<std::size_t>& images);

/// Results are stored by case and detector. Each image has its own place, so that threads need not wait.
class DetectionTable {
  public:
    /// The places of the patch at which an object may be created, of each image of the subject; none for other aims.
    using Places = std::vector<std::vector<metrics::CocoBox>>;

    /// For a plan as `inferencePlanOf` makes it; subject, images and places must stay.
    DetectionTable(const EvaluationSubject& subject, const std::vector<std::size_t>& images, const InferencePlan& plan,
           const metrics::NoticeRule& rule, const Places& places);

    /// May be called by several threads, for different images.
    void take(CaseDetections&& sight);

    const metrics::ArmOutcomes& outcomes(std::size_t treatment, std::size_t defence,
                                            std::size_t detector) const
    {
        return outcomes_[placeOf(treatment, defence, detector)];
    }
    /// The detections above the confidence.
    const std::vector<metrics::Detection>& seen(std::size_t treatment, std::size_t defence,
                                                   std::size_t detector, std::size_t image) const
    {
        return seen_[placeOf(treatment, defence, detector)][image];
    }
    metrics::MeasuredArm measure(const ArmPlan& arm, std::size_t cleanTreatment, std::size_t defence,
                                    std::size_t detector, const metrics::GroupObjects& group,
                                    const metrics::Bootstrap& bootstrap) const;

  private:
    std::size_t placeOf(std::size_t treatment, std::size_t defence, std::size_t detector) const
    {
        return cases_[treatment * defences_ + defence] * detectors_ + detector;
    }

    const EvaluationSubject& subject_;
    const std::vector<std::size_t>& images_;
    const metrics::NoticeRule rule_;
    const Places& places_;
    const std::size_t defences_, detectors_;
    std::vector<std::size_t> cases_; ///< by treatment and defence: its place in the plan's cases, where there is one
    std::vector<metrics::ArmOutcomes> outcomes_;
    std::vector<std::vector<std::vector<metrics::Detection>>> seen_;
};

} // namespace blindspot::evaluation
