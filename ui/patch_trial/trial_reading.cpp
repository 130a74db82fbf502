#include "ui/patch_trial/trial_reading.h"

#include "core/common/class_names.h"
#include "core/metrics/object_match.h"

#include <algorithm>

namespace blindspot::ui {

namespace {

bool isClass(const std::string& name, const std::string& className)
{
    return className.empty() || sameClass(name, className);
}

/// Of the objects for which `value` has one, that with the most of it.
template <typename Value>
std::optional<std::size_t> bestOf(const TrialObjects& objects, const Value& value)
{
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < objects.objects.size(); ++i) {
        if (!objects.objects[i].counts()) continue;
        const double now = value(metrics::cornersOf(objects.objects[i].box));
        if (now <= most) continue;
        most = now;
        best = i;
    }
    return best;
}

} // namespace

std::vector<Box> TrialObjects::places() const
{
    std::vector<Box> boxes;
    for (const metrics::Annotation& one : objects)
        if (one.counts()) boxes.push_back(metrics::cornersOf(one.box));
    return boxes;
}

std::vector<metrics::Detection> detectionsOfClass(const std::vector<evaluation::PictureDetection>& detections,
                                                  const std::string& className)
{
    std::vector<metrics::Detection> chosen;
    for (const evaluation::PictureDetection& one : detections)
        if (isClass(one.className, className)) chosen.push_back({metrics::cocoBox(one.box), one.score});
    return chosen;
}

TrialObjects trialObjects(const std::vector<dataset::AnnotationRecord>& annotations,
                          const std::vector<evaluation::PictureDetection>& clean,
                          const std::string& className, const metrics::NoticeRule& rule)
{
    TrialObjects found;
    for (const dataset::AnnotationRecord& one : annotations)
        if (isClass(one.className, className))
            found.objects.push_back({metrics::cocoBox(one.box), one.area, one.crowd, one.difficult});
    found.annotated = std::any_of(found.objects.begin(), found.objects.end(),
                                  [](const metrics::Annotation& one) { return one.counts(); });
    if (found.annotated) return found;
    found.objects.clear();
    for (const metrics::Detection& one : detectionsOfClass(clean, className))
        if (one.score > rule.confidence) found.objects.push_back({one.box, one.box.area()});
    return found;
}

TrialReading readTrial(const TrialObjects& objects,
                       const std::vector<evaluation::PictureDetection>& detections,
                       const std::vector<evaluation::PictureDetection>& clean, const std::string& className,
                       const std::string& target, std::optional<std::size_t> object,
                       const metrics::NoticeRule& rule)
{
    TrialReading reading;
    const metrics::ImageBoxes image{objects.objects, detectionsOfClass(detections, className)};
    reading.marks = metrics::marksOf(image, detectionsOfClass(clean, className), rule);
    reading.counts = metrics::countMarks(reading.marks);
    if (object && *object < objects.objects.size()) {
        double best = 0;
        for (const metrics::Detection& one : image.detections)
            if (metrics::overlap(one.box, objects.objects[*object].box) >= metrics::kFoundOverlap)
                best = std::max(best, one.score);
        reading.score = best;
    }
    if (!target.empty())
        for (const metrics::Detection& one : detectionsOfClass(detections, target))
            if (one.score > rule.confidence) ++reading.targets;
    return reading;
}

std::optional<std::size_t> objectUnder(const TrialObjects& objects, const evaluation::LaidPatch& place)
{
    const Box patch = evaluation::boundsOf(place);
    return bestOf(objects, [&](const Box& box) { return box.intersected(patch).area(); });
}

std::optional<std::size_t> objectAt(const TrialObjects& objects, double x, double y)
{
    return bestOf(objects, [&](const Box& box) {
        const bool inside = x >= box.x1 && x < box.x2 && y >= box.y1 && y < box.y2;
        return inside && box.area() > 0 ? 1 / box.area() : 0;
    });
}

std::optional<std::size_t> largestObject(const TrialObjects& objects)
{
    return bestOf(objects, [](const Box& box) { return box.area(); });
}

} // namespace blindspot::ui
