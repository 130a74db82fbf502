#include "core/report/examples.h"

#include "core/metrics/object_match.h"
#include "core/report/conclusion.h"
#include "core/report/measure.h"

#include <algorithm>

namespace blindspot::report {

using namespace metrics;

namespace {

/// Whether the patch does more in `a` than in `b`.
bool doesMore(const ChosenExample& a, const ChosenExample& b)
{
    const std::int64_t here = a.hidden * b.noticed, there = b.hidden * a.noticed; // the shares, without rounding
    return here != there ? here > there : a.clean - a.patch > b.clean - b.patch;
}

} // namespace

ChosenExample exampleOf(const ImageFindings& image, const ArmDetections& clean, const ArmDetections& patch, const NoticeRule& rule)
{
    const std::vector<bool> before = noticedObjects({image.annotations, clean.detections}, rule),
                            after = noticedObjects({image.annotations, patch.detections}, rule);
    ChosenExample example;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!image.annotations[i].counts() || !before[i]) continue;
        ++example.noticed;
        example.hidden += after[i] ? 0 : 1;
    }
    example.clean = scoreLeft({image.annotations, clean.detections});
    example.patch = scoreLeft({image.annotations, patch.detections});
    return example;
}

std::vector<ChosenExample> chooseExamples(const EvaluationReport& report)
{
    const Subject subject = subjectOf(report);
    const NoticeRule rule = noticeRuleOf(report);
    std::vector<ChosenExample> all;
    for (std::size_t i = 0; subject.group && i < report.images.size(); ++i) {
        const ImageFindings& image = report.images[i];
        const ArmDetections* clean = image.find(subject.detector, 0, Arm::Clean);
        const ArmDetections* patch = image.find(subject.detector, 0, Arm::Patch, subject.patch);
        if (image.group != subject.group->group || !clean || !patch) continue;
        ChosenExample example = exampleOf(image, *clean, *patch, rule);
        example.image = i;
        if (example.noticed > 0) all.push_back(example);
    }
    std::stable_sort(all.begin(), all.end(), doesMore);
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

} // namespace blindspot::report
