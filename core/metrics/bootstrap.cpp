#include "core/metrics/bootstrap.h"

#include "core/common/random.h"

#include <algorithm>
#include <cmath>

namespace blindspot::metrics {

namespace {

/// Linear between neighbours, as numpy's percentile.
double quantile(const std::vector<double>& sorted, double fraction)
{
    const double place = fraction * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

} // namespace

Bootstrap::Bootstrap(std::size_t images, std::size_t drawings, std::uint64_t seed)
    : images_(images), drawings_(images > 0 ? drawings : 0), seed_(seed), weights_(images_ * drawings_, 0)
{
    for (std::size_t drawing = 0; drawing < drawings_; ++drawing) {
        RandomStream random(seed, drawing, 0);
        for (std::size_t i = 0; i < images_; ++i)
            ++weights_[drawing * images_ + random.below(images_)];
    }
}

std::span<const std::uint32_t> Bootstrap::weights(std::size_t drawing) const
{
    return {weights_.data() + drawing * images_, images_};
}

std::optional<Interval> interval95(std::vector<double> values)
{
    const std::size_t all = values.size();
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty() || 2 * values.size() < all) return std::nullopt;
    std::sort(values.begin(), values.end());
    return Interval{quantile(values, 0.025), quantile(values, 0.975)};
}

} // namespace blindspot::metrics
