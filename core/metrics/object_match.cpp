#include "core/metrics/object_match.h"

#include <algorithm>
#include <numeric>

namespace blindspot::metrics {

namespace {

/// Of the annotations for which `wanted` holds, the one that the detection overlaps most, if by enough.
template <typename Wanted>
std::int32_t best(const ImageBoxes& image, const Detection& detection, const Wanted& wanted)
{
    std::int32_t chosen = ObjectMatch::kNone;
    double most = kFoundOverlap;
    for (std::size_t i = 0; i < image.annotations.size(); ++i) {
        if (!wanted(i)) continue;
        const Annotation& annotation = image.annotations[i];
        const double iou = overlap(detection.box, annotation.box, annotation.crowd);
        if (iou < most) continue; // as in pycocotools, of equal ones the later
        most = iou;
        chosen = static_cast<std::int32_t>(i);
    }
    return chosen;
}

} // namespace

ObjectMatch matchObjects(const ImageBoxes& image, double confidence)
{
    ObjectMatch match;
    match.objectOf.assign(image.detections.size(), ObjectMatch::kIgnored);
    match.foundBy.assign(image.annotations.size(), ObjectMatch::kNone);
    std::vector<std::size_t> order(image.detections.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return image.detections[a].score > image.detections[b].score;
    });
    for (const std::size_t index : order) {
        const Detection& detection = image.detections[index];
        if (!(detection.score > confidence)) break;
        const auto free = [&](std::size_t i) { return image.annotations[i].crowd || !match.found(i); };
        std::int32_t object =
            best(image, detection, [&](std::size_t i) { return image.annotations[i].counts() && free(i); });
        if (object < 0)
            object = best(image, detection,
                          [&](std::size_t i) { return !image.annotations[i].counts() && free(i); });
        match.objectOf[index] = object;
        if (object < 0) continue;
        match.foundBy[static_cast<std::size_t>(object)] = static_cast<std::int32_t>(index);
        if (!image.annotations[static_cast<std::size_t>(object)].counts())
            match.objectOf[index] = ObjectMatch::kIgnored;
    }
    return match;
}

ImageOutcome outcomeOf(const ImageBoxes& image, const NoticeRule& rule)
{
    const ObjectMatch match = matchObjects(image, rule.confidence);
    const std::vector<bool> noticed = noticedObjects(image, rule);
    ImageOutcome outcome;
    for (std::size_t i = 0; i < image.annotations.size(); ++i) {
        if (!image.annotations[i].counts()) continue;
        outcome.found.push_back(match.found(i));
        outcome.noticed.push_back(noticed[i]);
    }
    for (std::size_t i = 0; i < image.detections.size(); ++i) {
        const Detection& detection = image.detections[i];
        if (detection.score > rule.confidence) ++outcome.boxes;
        if (match.objectOf[i] != ObjectMatch::kNone) continue;
        ++outcome.invented[static_cast<std::size_t>(sizeOf(detection.box.area()))];
        outcome.inventedOnObjects += touchesAny(detection.box, image.annotations, rule.overlap) ? 1 : 0;
    }
    return outcome;
}

double scoreLeft(const ImageBoxes& image)
{
    double sum = 0;
    std::int64_t objects = 0;
    for (const Annotation& annotation : image.annotations) {
        if (!annotation.counts()) continue;
        ++objects;
        double most = 0;
        for (const Detection& detection : image.detections)
            if (overlap(detection.box, annotation.box) >= kFoundOverlap)
                most = std::max(most, detection.score);
        sum += most;
    }
    return objects > 0 ? sum / static_cast<double>(objects) : 0;
}

} // namespace blindspot::metrics
