#include "core/report/examples.h"

#include "core/metrics/object_match.h"
#include "core/report/conclusion.h"
#include "core/report/measure.h"

#include <algorithm>

namespace blindspot::report {

using namespace metrics;

namespace {

constexpr double kAll = -1; // what a report keeps was chosen by the confidence already

/// Whether the patch does more in `a` than in `b`.
bool doesMore(const ChosenExample& a, const ChosenExample& b)
{
    const std::int64_t here = a.hidden * b.noticed, there = b.hidden * a.noticed; // the shares, without rounding
    return here != there ? here > there : a.clean - a.patch > b.clean - b.patch;
}

} // namespace

ChosenExample exampleOf(const ImageFindings& image, const ArmDetections& clean, const ArmDetections& patch, double noticeOverlap)
{
    const NoticeRule rule{kAll, noticeOverlap};
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
    std::vector<ChosenExample> all;
    for (std::size_t i = 0; subject.group && i < report.images.size(); ++i) {
        const ImageFindings& image = report.images[i];
        const ArmDetections* clean = image.find(subject.detector, 0, Arm::Clean);
        const ArmDetections* patch = image.find(subject.detector, 0, Arm::Patch, subject.patch);
        if (image.group != subject.group->group || !clean || !patch) continue;
        ChosenExample example = exampleOf(image, *clean, *patch, noticeOverlapOf(report));
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

std::vector<Mark> marksOf(const std::vector<Annotation>& annotations,
                          const std::vector<Detection>& detections, const std::vector<Detection>& clean, double noticeOverlap)
{
    const ObjectMatch here = matchObjects({annotations, detections}, kAll);
    const std::vector<bool> noticed = noticedObjects({annotations, detections}, {kAll, noticeOverlap}),
                            before = noticedObjects({annotations, clean}, {kAll, noticeOverlap});
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < annotations.size(); ++i)
        if (annotations[i].counts() && !here.found(i))
            marks.push_back({annotations[i].box,
                             noticed[i]  ? MarkKind::HalfSeen
                             : before[i] ? MarkKind::Lost
                                         : MarkKind::Missed,
                             0});
    for (std::size_t i = 0; i < detections.size(); ++i)
        if (here.objectOf[i] != ObjectMatch::kIgnored)
            marks.push_back({detections[i].box, here.objectOf[i] >= 0 ? MarkKind::Found : MarkKind::Invented,
                             detections[i].score});
    return marks;
}

} // namespace blindspot::report
