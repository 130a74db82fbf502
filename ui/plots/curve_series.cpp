#include "ui/plots/curve_series.h"

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

void CurveSeries::setSmoothing(double weight)
{
    weight_ = std::clamp(weight, 0.0, 0.9999);
    average_.reset();
    for (std::size_t i = 0; i < y_.size(); ++i)
        smooth_[i] = smoothed(y_[i]);
}

void CurveSeries::setBest(BestPoint kind)
{
    bestKind_ = kind;
    best_.reset();
    for (std::size_t i = 0; i < y_.size(); ++i)
        lookForBest(i);
}

void CurveSeries::append(const CurveSample& sample)
{
    const double value =
        sample.y && std::isfinite(*sample.y) ? *sample.y : std::numeric_limits<double>::quiet_NaN();
    x_.push_back(sample.x);
    y_.push_back(value);
    smooth_.push_back(smoothed(value));
    xRange_.add(sample.x);
    if (std::isnan(value)) return;
    yRange_.add(value);
    if (value > 0)
        positiveRange_.add(value);
    else
        ++nonPositive_;
    lookForBest(y_.size() - 1);
}

void CurveSeries::clear()
{
    x_.clear();
    y_.clear();
    smooth_.clear();
    average_.reset();
    xRange_ = yRange_ = positiveRange_ = {};
    nonPositive_ = 0;
    best_.reset();
}

std::optional<std::size_t> CurveSeries::nearest(double x) const
{
    if (x_.empty()) return std::nullopt;
    const auto after = std::lower_bound(x_.begin(), x_.end(), x);
    if (after == x_.begin()) return 0;
    const auto index = static_cast<std::size_t>(after - x_.begin());
    if (after == x_.end()) return index - 1;
    return *after - x < x - *(after - 1) ? index : index - 1;
}

double CurveSeries::smoothed(double value)
{
    if (std::isnan(value)) return value;
    average_ = average_ ? weight_ * *average_ + (1 - weight_) * value : value;
    return *average_;
}

void CurveSeries::lookForBest(std::size_t index)
{
    const double value = y_[index];
    if (bestKind_ == BestPoint::None || std::isnan(value)) return;
    const bool better = !best_ || (bestKind_ == BestPoint::Lowest ? value < y_[*best_] : value > y_[*best_]);
    if (better) best_ = index;
}

} // namespace blindspot::ui
