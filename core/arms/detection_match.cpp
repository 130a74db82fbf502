#include "core/arms/detection_match.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace blindspot::arms {

namespace {

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

double area(const imaging::Box& box)
{
    return std::max(0.0, box.width()) * std::max(0.0, box.height());
}

double intersection(const imaging::Box& a, const imaging::Box& b)
{
    return area({std::max(a.x1, b.x1), std::max(a.y1, b.y1), std::min(a.x2, b.x2), std::min(a.y2, b.y2)});
}

/// The detector's name for a class of the dataset; empty where it has none.
std::string knownName(const std::string& className, const std::vector<std::string>& knownClasses)
{
    if (std::find(knownClasses.begin(), knownClasses.end(), className) != knownClasses.end())
        return className;
    const std::string wanted = lower(className);
    for (const std::string& known : knownClasses)
        if (lower(known) == wanted) return known;
    return {};
}

bool onCrowd(const PictureDetection& detection, const std::vector<dataset::AnnotationRecord>& annotations,
             const std::vector<std::string>& names, double minIou)
{
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        if (!annotations[i].crowd || names[i] != detection.className) continue;
        // A crowd's box holds many: what counts is how much of the detection lies in it.
        if (intersection(annotations[i].box, detection.box) >= minIou * area(detection.box)) return true;
    }
    return false;
}

} // namespace

double overlap(const imaging::Box& a, const imaging::Box& b)
{
    const double common = intersection(a, b);
    return common > 0 ? common / (area(a) + area(b) - common) : 0;
}

DetectionMatch matchDetections(const std::vector<dataset::AnnotationRecord>& annotations,
                               const std::vector<PictureDetection>& detections,
                               const std::vector<std::string>& knownClasses, double minIou)
{
    std::vector<std::string> names;
    for (const dataset::AnnotationRecord& annotation : annotations)
        names.push_back(knownName(annotation.className, knownClasses));
    std::vector<std::size_t> order(detections.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return detections[a].score > detections[b].score; });

    DetectionMatch match;
    std::vector<bool> taken(annotations.size(), false);
    for (const std::size_t index : order) {
        const PictureDetection& detection = detections[index];
        std::optional<DetectionMatch::Pair> best;
        for (std::size_t i = 0; i < annotations.size(); ++i) {
            if (taken[i] || annotations[i].crowd || names[i] != detection.className) continue;
            const double iou = overlap(annotations[i].box, detection.box);
            if (iou >= minIou && (!best || iou > best->iou)) best = {i, index, iou};
        }
        if (best) {
            taken[best->annotation] = true;
            match.found.push_back(*best);
        } else if (onCrowd(detection, annotations, names, minIou)) {
            match.ignoredDetections.push_back(index);
        } else {
            match.invented.push_back(index);
        }
    }
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        if (taken[i]) continue;
        const bool counts = !annotations[i].crowd && !annotations[i].difficult && !names[i].empty();
        (counts ? match.missed : match.ignoredAnnotations).push_back(i);
    }
    return match;
}

} // namespace blindspot::arms
