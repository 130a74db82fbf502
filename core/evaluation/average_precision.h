// COCO's average precision and recall, as pycocotools computes them, with room for resampled images.
#pragma once

#include "core/evaluation/boxes.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace blindspot::evaluation {

inline constexpr std::size_t kThresholds = 10;    ///< IoU 0.50, 0.55 ... 0.95
inline constexpr std::size_t kRecallPoints = 101; ///< recall 0, 0.01 ... 1

struct MatchOptions {
    double minArea = 0, maxArea = 1e10; ///< objects outside are ignored, and so are unmatched detections outside
    std::size_t maxDetections = 100;    ///< of the image, the best ones
};

/// A detection after matching; bit t of each mask is about threshold t.
struct MatchedDetection {
    double score = 0;
    std::uint16_t hits = 0;    ///< matched an object
    std::uint16_t ignored = 0; ///< counts for nothing: on a crowd or an ignored object, or out of the area unmatched
};

/// One class on one image; says nothing of other images, so images can be drawn again and again.
struct MatchedImage {
    std::vector<MatchedDetection> detections; ///< best first; ties in the order given
    std::int64_t objects = 0;                 ///< that count
};

/// Greedy, best score first: each detection takes the object that it overlaps most, counting ones first (pycocotools,
/// COCOeval.evaluateImg).
MatchedImage matchImage(const ImageBoxes& image, const MatchOptions& options = {});

struct PrecisionRecall {
    std::array<double, kRecallPoints> precision{}; ///< made monotone from the right; 0 beyond the recall reached
    double recall = 0;                             ///< reached with all detections
    double averagePrecision = 0;                   ///< mean of `precision`
    bool defined = false;                          ///< false: no object counts, and all figures are 0
};

/// All images of one class, their detections ranked once (COCOeval.accumulate).
class RankedDetections {
  public:
    explicit RankedDetections(std::span<const MatchedImage> images);

    /// At IoU threshold number `threshold`. `weights`: how often each image counts; empty: once each. Ties in score are
    /// ranked in the order of the images, as pycocotools' stable sort does.
    PrecisionRecall at(std::size_t threshold, std::span<const std::uint32_t> weights = {}) const;
    /// The average precision alone.
    double averagePrecision(std::size_t threshold, std::span<const std::uint32_t> weights = {}) const;

  private:
    struct Ranked {
        double score;
        std::uint32_t image;
        std::uint16_t hits, ignored;
    };
    std::vector<Ranked> ranked_;
    std::vector<std::int64_t> objects_; ///< of each image
};

} // namespace blindspot::evaluation
