#include "core/metrics/notice.h"

#include <algorithm>
#include <cmath>

namespace blindspot::metrics {

bool touches(const CocoBox& detection, const CocoBox& object, double overlapNeeded)
{
    const double x = detection.x + detection.width / 2, y = detection.y + detection.height / 2;
    const bool centred = x >= object.x && x <= object.x + object.width && y >= object.y && y <= object.y + object.height;
    return centred || overlap(detection, object) >= overlapNeeded;
}

bool touchesAny(const CocoBox& detection, std::span<const Annotation> annotations, double overlapNeeded)
{
    return std::any_of(annotations.begin(), annotations.end(), [&](const Annotation& object) {
        return object.counts() && touches(detection, object.box, overlapNeeded);
    });
}

std::vector<bool> noticedObjects(const ImageBoxes& image, const NoticeRule& rule)
{
    std::vector<bool> noticed;
    for (const Annotation& annotation : image.annotations)
        noticed.push_back(std::any_of(image.detections.begin(), image.detections.end(), [&](const Detection& detection) {
            return detection.score > rule.confidence && touches(detection.box, annotation.box, rule.overlap);
        }));
    return noticed;
}

std::size_t inputSizeOf(const CocoBox& box, double scale)
{
    const double side = std::sqrt(box.area()) * scale;
    return static_cast<std::size_t>(std::upper_bound(std::begin(kInputSizeBounds), std::end(kInputSizeBounds), side) -
                                    std::begin(kInputSizeBounds));
}

} // namespace blindspot::metrics
