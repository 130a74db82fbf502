#include "core/report/examples.h"

#include "core/metrics/object_match.h"
#include "core/report/conclusion.h"

#include <algorithm>

namespace blindspot::report {

using namespace metrics;

std::vector<ChosenExample> chooseExamples(const EvaluationReport& report)
{
    const Subject subject = subjectOf(report);
    std::vector<ChosenExample> all;
    for (std::size_t i = 0; subject.group && i < report.images.size(); ++i) {
        const ImageFindings& image = report.images[i];
        const ArmDetections* clean = image.find(subject.detector, 0, Arm::Clean);
        const ArmDetections* patch = image.find(subject.detector, 0, Arm::Patch, subject.patch);
        if (image.group != subject.group->group || !clean || !patch) continue;
        const double before = scoreLeft({image.annotations, clean->detections});
        if (before > 0)
            all.push_back(
                {i, ExampleReason::Best, before, scoreLeft({image.annotations, patch->detections})});
    }
    std::stable_sort(all.begin(), all.end(), [](const ChosenExample& a, const ChosenExample& b) {
        return a.clean - a.patch > b.clean - b.patch;
    });
    std::vector<ChosenExample> chosen;
    const auto take = [&](std::size_t index, ExampleReason reason) {
        chosen.push_back(all[index]);
        chosen.back().reason = reason;
    };
    if (!all.empty()) take(0, ExampleReason::Best);
    if (all.size() > 2) take((all.size() - 1) / 2, ExampleReason::Median);
    if (all.size() > 1) take(all.size() - 1, ExampleReason::Worst);
    return chosen;
}

std::vector<Mark> marksOf(const std::vector<Annotation>& annotations,
                          const std::vector<Detection>& detections, const std::vector<Detection>& clean)
{
    constexpr double kAll = -1; // what is shown was chosen by the confidence already
    const ObjectMatch here = matchObjects({annotations, detections}, kAll),
                      before = matchObjects({annotations, clean}, kAll);
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < annotations.size(); ++i)
        if (annotations[i].counts() && !here.found(i))
            marks.push_back({annotations[i].box, before.found(i) ? MarkKind::Lost : MarkKind::Missed, 0});
    for (std::size_t i = 0; i < detections.size(); ++i)
        if (here.objectOf[i] != ObjectMatch::kIgnored)
            marks.push_back({detections[i].box, here.objectOf[i] >= 0 ? MarkKind::Found : MarkKind::Invented,
                             detections[i].score});
    return marks;
}

} // namespace blindspot::report
