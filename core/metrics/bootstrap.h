// The percentile bootstrap over images: how far a figure would move had other images been drawn (Efron,
// Tibshirani 1993, chapter 13).
#pragma once

#include "core/metrics/evaluation_report.h"

#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::metrics {

/// The same drawings for every arm, so that differences between arms are paired.
class Bootstrap {
  public:
    /// `drawings` times as many images as there are are drawn, with replacement. The seed determines them.
    Bootstrap(std::size_t images, std::size_t drawings, std::uint64_t seed);

    std::size_t images() const { return images_; }
    std::size_t drawings() const { return drawings_; }
    std::uint64_t seed() const { return seed_; }
    /// How often each image was drawn.
    std::span<const std::uint32_t> weights(std::size_t drawing) const;

  private:
    std::size_t images_, drawings_;
    std::uint64_t seed_;
    std::vector<std::uint32_t> weights_;
};

/// The middle 95 % of the values; NaNs are left out. Nothing where fewer than half of the drawings have a
/// value.
std::optional<Interval> interval95(std::vector<double> values);

} // namespace blindspot::metrics
