// The rule by which an object counts as noticed: the detector marks it somehow, however badly.
#pragma once

#include "core/metrics/boxes.h"

#include <cstddef>
#include <span>
#include <vector>

namespace blindspot::metrics {

/// An object is noticed where a detection above the confidence touches it: the detection's centre lies in the object's
/// box, or the two overlap by at least `overlap` (IoU). A person at a screen who sees such a box looks there, also where
/// the box is far from the IoU of 0.5 that finds the object; so hiding means that nothing touches it. A detection
/// that touches several objects counts for each.
struct NoticeRule {
    double confidence = 0.25;
    double overlap = 0.1;
};

/// Whether the detection's box touches the object's, whatever the score.
bool touches(const CocoBox& detection, const CocoBox& object, double overlap);

/// The same of any of the objects that count: where one is invented, it is on an object.
bool touchesAny(const CocoBox& detection, std::span<const Annotation> annotations, double overlap);

/// For each annotation of the image whether it is noticed.
std::vector<bool> noticedObjects(const ImageBoxes& image, const NoticeRule& rule);

/// The classes of size by the square root of an object's box area in pixels of the network input, after the letterbox:
/// below 32, 64, 128, 256, and the rest. It is the size that the detector meets, whatever the picture's own resolution.
inline constexpr double kInputSizeBounds[] = {32, 64, 128, 256};
inline constexpr std::size_t kInputSizes = std::size(kInputSizeBounds) + 1;
/// `scale`: input pixels per picture pixel.
std::size_t inputSizeOf(const CocoBox& box, double scale);

} // namespace blindspot::metrics
