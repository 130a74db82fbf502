#include "core/evaluation/detection_table.h"

#include <utility>

namespace blindspot::evaluation {

std::vector<InferenceCase> casesOf(const EvaluationSubject& subject, const std::vector<Treatment>& treatments, std::size_t defences)
{
    std::vector<InferenceCase> cases;
    for (std::size_t treatment = 0; treatment < treatments.size(); ++treatment)
        for (std::size_t defence = 0; defence < defences; ++defence)
            if (treatments[treatment].arm != Arm::Patch || isShown(subject, treatments[treatment].patch, defence))
                cases.push_back({treatment, defence});
    return cases;
}

InferencePlan inferencePlanOf(const EvaluationSubject& subject, std::vector<Treatment> treatments,
              const std::vector<defences::DefenceSpec>& specs, const std::vector<std::size_t>& images)
{
    InferencePlan plan;
    for (const std::size_t image : images)
        plan.images.push_back(subject.images[image].inference);
    for (const EvaluationPatch& patch : subject.patches)
        plan.patches.push_back(patch.inference);
    plan.treatments = std::move(treatments);
    plan.defences.push_back(nullptr);
    plan.specs = specs;
    for (const defences::DefenceSpec& spec : specs)
        plan.defences.push_back(defences::makeDefence(spec));
    plan.cases = casesOf(subject, plan.treatments, plan.defences.size());
    plan.detectors = subject.detectors;
    return plan;
}

DetectionTable::DetectionTable(const EvaluationSubject& subject, const std::vector<std::size_t>& images, const InferencePlan& plan,
               const metrics::NoticeRule& rule, const Places& places)
    : subject_(subject), images_(images), rule_(rule), places_(places), defences_(plan.defences.size()),
      detectors_(plan.detectors.size()), cases_(plan.treatments.size() * defences_), outcomes_(plan.cases.size() * detectors_),
      seen_(outcomes_.size())
{
    for (std::size_t i = 0; i < plan.cases.size(); ++i)
        cases_[plan.cases[i].treatment * defences_ + plan.cases[i].defence] = i;
    for (std::size_t i = 0; i < outcomes_.size(); ++i) {
        outcomes_[i].matched.resize(images.size());
        outcomes_[i].outcomes.resize(images.size());
        outcomes_[i].aim = subject.aim;
        if (subject.aim != metrics::Aim::Hide) outcomes_[i].towards.resize(images.size());
        seen_[i].resize(images.size());
    }
}

void DetectionTable::take(CaseDetections&& sight)
{
    const EvaluationImage& image = subject_.images[images_[sight.image]];
    metrics::ImageBoxes boxes{image.annotations, std::move(sight.detections)};
    const std::size_t place = sight.inferenceCase * detectors_ + sight.detector;
    outcomes_[place].matched[sight.image] = metrics::matchImage(boxes);
    outcomes_[place].outcomes[sight.image] = metrics::outcomeOf(boxes, rule_);
    if (subject_.aim != metrics::Aim::Hide)
        outcomes_[place].towards[sight.image] =
            metrics::aimOutcomeOf(subject_.aim, image.annotations, places_[images_[sight.image]],
                                  {image.ofTarget, std::move(sight.ofTarget)}, rule_);
    std::erase_if(boxes.detections,
                  [this](const metrics::Detection& one) { return !(one.score > rule_.confidence); });
    seen_[place][sight.image] = std::move(boxes.detections);
}

metrics::MeasuredArm DetectionTable::measure(const ArmPlan& arm, std::size_t cleanTreatment, std::size_t defence,
                                        std::size_t detector, const metrics::GroupObjects& group,
                                        const metrics::Bootstrap& bootstrap) const
{
    std::vector<const metrics::ArmOutcomes*> drawings;
    for (const std::size_t treatment : arm.treatments)
        drawings.push_back(&outcomes(treatment, defence, detector));
    return metrics::measureArm(arm.arm, arm.patch, drawings, outcomes(cleanTreatment, defence, detector),
                                  group, bootstrap);
}

} // namespace blindspot::evaluation
