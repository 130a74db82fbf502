#include "core/metrics/boxes.h"

#include <algorithm>

namespace blindspot::metrics {

CocoBox cocoBox(const Box& box)
{
    return {box.x1, box.y1, box.width(), box.height()};
}

Box cornersOf(const CocoBox& box)
{
    return {box.x, box.y, box.x + box.width, box.y + box.height};
}

double overlap(const CocoBox& detection, const CocoBox& annotation, bool crowd)
{
    const double width = std::min(detection.x + detection.width, annotation.x + annotation.width) -
                         std::max(detection.x, annotation.x);
    const double height = std::min(detection.y + detection.height, annotation.y + annotation.height) -
                          std::max(detection.y, annotation.y);
    if (width <= 0 || height <= 0) return 0;
    const double common = width * height;
    return common / (crowd ? detection.area() : detection.area() + annotation.area() - common);
}

ObjectSize sizeOf(double area)
{
    if (area < 32 * 32) return ObjectSize::Small;
    return area < 96 * 96 ? ObjectSize::Medium : ObjectSize::Large;
}

} // namespace blindspot::metrics
