// COCO's average precision and recall, as pycocotools computes them, with room for resampled images.
#pragma once

#include "core/evaluation/boxes.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::evaluation {

/// The IoU thresholds: numpy's linspace(0.5, 0.95, 10), to the last bit, since an overlap may lie exactly on
/// one.
inline constexpr std::array kIouThresholds = {0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.8999999999999999,
                                              0.95};
inline constexpr std::size_t kThresholds = kIouThresholds.size();
inline constexpr std::size_t kRecallPoints = 101; ///< recall 0, 0.01 ... 1

struct MatchOptions {
    double minArea = 0,
           maxArea = 1e10;           ///< objects outside are ignored, and so are unmatched detections outside
    std::size_t maxDetections = 100; ///< of the image, the best ones
};

/// A detection after matching; bit t of each mask is about threshold t. At each threshold it is a hit, or
/// ignored, or neither: then it was invented.
struct MatchedDetection {
    double score = 0;
    std::uint16_t hits = 0; ///< took an object that counts
    std::uint16_t ignored =
        0; ///< counts for nothing: on a crowd or an ignored object, or out of the area unmatched
};

/// One class on one image; says nothing of other images, so images can be drawn again and again.
struct MatchedImage {
    std::vector<MatchedDetection> detections; ///< best first; ties in the order given
    std::int64_t objects = 0;                 ///< that count
};

/// Greedy, best score first: each detection takes the object that it overlaps most, of several equal ones the
/// last, counting ones first; a crowd may be taken by many (pycocotools, COCOeval.evaluateImg). Scores are
/// finite.
MatchedImage matchImage(const ImageBoxes& image, const MatchOptions& options = {});

struct PrecisionRecall {
    std::array<double, kRecallPoints>
        precision{};             ///< made monotone from the right; 0 beyond the recall reached
    double recall = 0;           ///< reached with all detections
    double averagePrecision = 0; ///< mean of `precision`
    bool defined = false;        ///< false: no object counts, and all figures are 0
};

/// All images of one class, their detections ranked once (COCOeval.accumulate). Any number of threads may ask
/// it.
class RankedDetections {
  public:
    explicit RankedDetections(std::span<const MatchedImage> images);

    /// At IoU threshold number `threshold`. `weights`: how often each image counts, as if it stood so many
    /// times in the list, its copies beside each other; empty: once each. Ties in score are ranked in the
    /// order of the images, as pycocotools' stable sort does. Errors: std::invalid_argument where there is no
    /// such threshold, or the weights are not as many as the images.
    PrecisionRecall at(std::size_t threshold, std::span<const std::uint32_t> weights = {}) const;
    /// The average precision alone.
    double averagePrecision(std::size_t threshold, std::span<const std::uint32_t> weights = {}) const;

  private:
    struct Ranked {
        std::uint32_t image : 31;
        std::uint32_t tied : 1; ///< the next one is of the same image and score
        std::uint16_t hits, invented;
    };
    std::vector<Ranked> ranked_;        ///< best first
    std::vector<std::int64_t> objects_; ///< of each image
};

} // namespace blindspot::evaluation
