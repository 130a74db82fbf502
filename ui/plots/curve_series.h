// A CurveSeries holds the points of one curve and, updated with each point, the smoothed values, ranges and
// the best point. It does not draw.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace blindspot::ui {

/// A missing value stays a gap.
struct CurveSample {
    double x = 0;
    std::optional<double> y;
};

enum class BestPoint { None, Lowest, Highest };

struct ValueRange {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    bool empty() const { return low > high; }
    /// What is not a number changes nothing.
    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    void add(const ValueRange& other)
    {
        low = std::min(low, other.low);
        high = std::max(high, other.high);
    }
};

/// Appending costs the new points alone, however many there are. The x of the points must not fall.
class CurveSeries {
  public:
    /// `weight` of the past in the exponential moving average, 0 (none) to below 1. Recomputes what is there.
    void setSmoothing(double weight);
    double smoothing() const { return weight_; }
    void setBest(BestPoint kind);

    void append(const CurveSample& sample);
    void clear();

    std::size_t size() const { return x_.size(); }
    double x(std::size_t index) const { return x_[index]; }
    /// Not a number where the value is missing or not finite.
    double y(std::size_t index) const { return y_[index]; }
    double smooth(std::size_t index) const { return smooth_[index]; }

    const ValueRange& xRange() const { return xRange_; }
    const ValueRange& yRange() const { return yRange_; }
    /// Of the values above zero alone: what a logarithmic axis can show.
    const ValueRange& positiveRange() const { return positiveRange_; }
    /// Values at or below zero, which a logarithmic axis leaves out.
    std::size_t nonPositive() const { return nonPositive_; }
    /// Index of the best value; the first of equal ones.
    std::optional<std::size_t> best() const { return best_; }
    /// The point nearest to `x`. Empty where there is none.
    std::optional<std::size_t> nearest(double x) const;

  private:
    double smoothed(double value);
    void lookForBest(std::size_t index);

    std::vector<double> x_, y_, smooth_;
    double weight_ = 0;
    std::optional<double> average_; ///< after the last point that had a value
    ValueRange xRange_, yRange_, positiveRange_;
    std::size_t nonPositive_ = 0;
    BestPoint bestKind_ = BestPoint::None;
    std::optional<std::size_t> best_;
};

} // namespace blindspot::ui
