// COCO's matching of the detections of an image with its objects of one class, at each of COCO's IoU
// thresholds.
#pragma once

#include "core/metrics/boxes.h"

#include <array>
#include <cstdint>
#include <vector>

namespace blindspot::metrics {

/// The IoU thresholds: numpy's linspace(0.5, 0.95, 10), to the last bit, since an overlap may lie exactly on
/// one.
inline constexpr std::array kIouThresholds = {0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.8999999999999999,
                                              0.95};
inline constexpr std::size_t kThresholds = kIouThresholds.size();
inline constexpr std::uint16_t kAllThresholds = (1U << kThresholds) - 1; ///< a mask with a bit for each

struct MatchOptions {
    double minArea = 0; ///< objects outside are ignored, and so are unmatched detections outside
    double maxArea = 1e10;
    std::size_t maxDetections = 100; ///< of the image, the best ones
};

/// A detection after matching; bit t of each mask is about threshold t. At each threshold it is a hit, or
/// ignored, or neither: then it was invented.
struct MatchedDetection {
    double score = 0;
    std::uint16_t hits = 0; ///< took an object that counts
    /// Counts for nothing: on a crowd or an ignored object, or out of the area unmatched.
    std::uint16_t ignored = 0;
};

/// One class on one image, independent of other images, so that images can be resampled.
struct MatchedImage {
    std::vector<MatchedDetection> detections; ///< best first; ties in the order given
    std::int64_t objects = 0;                 ///< that count
};

/// Greedy, best score first: each detection takes the object that it overlaps most, of several equal ones the
/// last, counting ones first; a crowd may be taken by many (pycocotools, COCOeval.evaluateImg). Scores are
/// finite.
MatchedImage matchImage(const ImageBoxes& image, const MatchOptions& options = {});

} // namespace blindspot::metrics
