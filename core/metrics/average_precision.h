// COCO's average precision and recall as pycocotools computes them, also for resampled images.
#pragma once

#include "core/metrics/matching.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::metrics {

inline constexpr std::size_t kRecallPoints = 101; ///< recall 0, 0.01 ... 1

struct PrecisionRecall {
    /// Made monotone from the right; 0 beyond the recall reached.
    std::array<double, kRecallPoints> precision{};
    double recall = 0;           ///< reached with all detections
    double averagePrecision = 0; ///< mean of `precision`
    bool defined = false;        ///< false: no object counts, and all figures are 0
};

/// All images of one class, their detections ranked once (COCOeval.accumulate). Const calls are thread-safe.
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
    /// At every threshold, in one pass: their mean is AP. Errors: as `at`.
    std::array<double, kThresholds> averagePrecisions(std::span<const std::uint32_t> weights = {}) const;

  private:
    struct Ranked {
        std::uint32_t image : 31;
        std::uint32_t tied : 1; ///< the next one is of the same image and score
        std::uint16_t hits, invented;
    };
    /// How many count, with their weights. Errors: as `at`.
    std::uint64_t objects(std::span<const std::uint32_t> weights) const;
    /// Calls `visit(ranked, times)` best first; a detection may come in several portions.
    template <class Visit>
    void forEach(std::span<const std::uint32_t> weights, Visit&& visit) const;

    std::vector<Ranked> ranked_;        ///< best first
    std::vector<std::int64_t> objects_; ///< of each image
};

} // namespace blindspot::metrics
