#include "core/report/examples.h"

#include "core/report/conclusion.h"

#include <algorithm>
#include <numeric>

namespace blindspot::report {

namespace {

using namespace evaluation;

constexpr double kMinIou = 0.5;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct Matches {
    std::vector<std::size_t> objectOf; ///< of each detection; kNone: it overlaps nothing that is left
    std::vector<bool> found;           ///< of each annotation
};

/// The free object that it overlaps most, counting ones first; crowds may be taken by many.
std::size_t objectFor(const Detection& detection, const std::vector<Annotation>& annotations,
                      const Matches& matches)
{
    for (const bool counting : {true, false}) {
        std::size_t best = kNone;
        double most = kMinIou;
        for (std::size_t i = 0; i < annotations.size(); ++i) {
            if (annotations[i].counts() != counting || (matches.found[i] && !annotations[i].crowd)) continue;
            const double iou = overlap(detection.box, annotations[i].box, annotations[i].crowd);
            if (iou < most) continue;
            best = i;
            most = iou;
        }
        if (best != kNone) return best;
    }
    return kNone;
}

Matches match(const std::vector<Annotation>& annotations, const std::vector<Detection>& detections)
{
    Matches matches{std::vector<std::size_t>(detections.size(), kNone),
                    std::vector<bool>(annotations.size(), false)};
    std::vector<std::size_t> order(detections.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return detections[a].score > detections[b].score; });
    for (const std::size_t i : order) {
        matches.objectOf[i] = objectFor(detections[i], annotations, matches);
        if (matches.objectOf[i] != kNone) matches.found[matches.objectOf[i]] = true;
    }
    return matches;
}

} // namespace

double scoreLeft(const std::vector<Annotation>& annotations, const std::vector<Detection>& detections)
{
    double sum = 0;
    int objects = 0;
    for (const Annotation& annotation : annotations) {
        if (!annotation.counts()) continue;
        double best = 0;
        for (const Detection& detection : detections)
            if (overlap(detection.box, annotation.box) >= kMinIou) best = std::max(best, detection.score);
        sum += best;
        ++objects;
    }
    return objects > 0 ? sum / objects : 0;
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
        const double before = scoreLeft(image.annotations, clean->detections);
        if (before > 0)
            all.push_back({i, ExampleReason::Best, before, scoreLeft(image.annotations, patch->detections)});
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
    const Matches here = match(annotations, detections), before = match(annotations, clean);
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < annotations.size(); ++i)
        if (annotations[i].counts() && !here.found[i])
            marks.push_back({annotations[i].box, before.found[i] ? MarkKind::Lost : MarkKind::Missed, 0});
    for (std::size_t i = 0; i < detections.size(); ++i) {
        const std::size_t object = here.objectOf[i];
        if (object == kNone)
            marks.push_back({detections[i].box, MarkKind::Invented, detections[i].score});
        else if (annotations[object].counts())
            marks.push_back({detections[i].box, MarkKind::Found, detections[i].score});
    }
    return marks;
}

} // namespace blindspot::report
