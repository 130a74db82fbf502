#include "core/metrics/average_precision.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace blindspot::metrics {

namespace {

/// numpy's linspace(0, 1, 101).
double recallPoint(std::size_t index)
{
    return index < kRecallPoints ? static_cast<double>(index) * 0.01
                                 : std::numeric_limits<double>::infinity();
}

/// The best precision at each recall point, gathered while detections come in, best first. Only hits matter:
/// at any other detection precision is below that of the hit before it. What counts at a point is the best of
/// all hits that reach it, so each is noted at the last point that it reaches, and the rest is a maximum from
/// the right.
class Curve {
  public:
    explicit Curve(double objects) : objects_(objects) {}

    /// `times` more hits, after `invented` detections that are none.
    void hit(std::uint64_t times, std::uint64_t invented)
    {
        hits_ += times;
        const auto hits = static_cast<double>(hits_);
        while (hits / objects_ >= nextRecall_)
            nextRecall_ = recallPoint(++point_ + 1);
        double& best = precision_[point_];
        best = std::max(best, hits / (static_cast<double>(hits_ + invented) + kEpsilon));
    }

    PrecisionRecall finish() const
    {
        PrecisionRecall result;
        result.defined = true;
        result.precision = precision_;
        for (std::size_t i = kRecallPoints - 1; i > 0; --i)
            result.precision[i - 1] = std::max(result.precision[i - 1], result.precision[i]);
        result.recall = static_cast<double>(hits_) / objects_;
        result.averagePrecision =
            std::accumulate(result.precision.begin(), result.precision.end(), 0.0) / kRecallPoints;
        return result;
    }

  private:
    static constexpr double kEpsilon = std::numeric_limits<double>::epsilon(); ///< numpy's spacing(1)

    double objects_;
    std::uint64_t hits_ = 0;
    std::size_t point_ = 0;
    double nextRecall_ = recallPoint(1);
    std::array<double, kRecallPoints> precision_{};
};

} // namespace

RankedDetections::RankedDetections(std::span<const MatchedImage> images)
{
    struct Entry {
        const MatchedDetection* detection;
        std::uint32_t image;
    };
    std::vector<Entry> entries;
    objects_.reserve(images.size());
    for (const MatchedImage& image : images) {
        for (const MatchedDetection& detection : image.detections)
            entries.push_back({&detection, static_cast<std::uint32_t>(objects_.size())});
        objects_.push_back(image.objects);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.detection->score > b.detection->score; });
    ranked_.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto [detection, image] = entries[i];
        const bool tied = i + 1 < entries.size() && entries[i + 1].image == image &&
                          entries[i + 1].detection->score == detection->score;
        const auto invented =
            static_cast<std::uint16_t>(kAllThresholds & ~(detection->hits | detection->ignored));
        ranked_.push_back({image, tied, detection->hits, invented});
    }
}

std::uint64_t RankedDetections::objects(std::span<const std::uint32_t> weights) const
{
    if (!weights.empty() && weights.size() != objects_.size())
        throw std::invalid_argument("not as many weights as images");
    std::uint64_t sum = 0;
    for (std::size_t image = 0; image < objects_.size(); ++image)
        sum += static_cast<std::uint64_t>(objects_[image]) * (weights.empty() ? 1 : weights[image]);
    return sum;
}

template <class Visit>
void RankedDetections::forEach(std::span<const std::uint32_t> weights, Visit&& visit) const
{
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        const std::uint64_t times = weights.empty() ? 1 : weights[ranked_[i].image];
        if (ranked_[i].tied == 0 || times < 2) {
            visit(ranked_[i], times);
            continue;
        }
        // Each copy of the image brings its tied detections in their order.
        std::size_t last = i;
        while (ranked_[last].tied != 0)
            ++last;
        for (std::uint64_t copy = 0; copy < times; ++copy)
            for (std::size_t j = i; j <= last; ++j)
                visit(ranked_[j], 1);
        i = last;
    }
}

PrecisionRecall RankedDetections::at(std::size_t threshold, std::span<const std::uint32_t> weights) const
{
    if (threshold >= kThresholds) throw std::invalid_argument("no such IoU threshold");
    const std::uint64_t count = objects(weights);
    if (count == 0) return {};
    Curve curve(static_cast<double>(count));
    std::uint64_t invented = 0;
    forEach(weights, [&](const Ranked& one, std::uint64_t times) {
        invented += (one.invented >> threshold & 1U) * times;
        if ((one.hits >> threshold & 1U) != 0) curve.hit(times, invented);
    });
    return curve.finish();
}

double RankedDetections::averagePrecision(std::size_t threshold, std::span<const std::uint32_t> weights) const
{
    return at(threshold, weights).averagePrecision;
}

std::array<double, kThresholds>
RankedDetections::averagePrecisions(std::span<const std::uint32_t> weights) const
{
    std::array<double, kThresholds> result{};
    const std::uint64_t count = objects(weights);
    if (count == 0) return result;
    std::vector<Curve> curves(kThresholds, Curve(static_cast<double>(count)));
    std::array<std::uint64_t, kThresholds> invented{};
    std::uint64_t inventedEverywhere = 0; // nearly all detections of a low score: one sum for all thresholds
    forEach(weights, [&](const Ranked& one, std::uint64_t times) {
        if (one.invented == kAllThresholds) {
            inventedEverywhere += times;
            return;
        }
        for (std::size_t threshold = 0; threshold < kThresholds; ++threshold) {
            invented[threshold] += (one.invented >> threshold & 1U) * times;
            if ((one.hits >> threshold & 1U) != 0)
                curves[threshold].hit(times, invented[threshold] + inventedEverywhere);
        }
    });
    std::transform(curves.begin(), curves.end(), result.begin(),
                   [](const Curve& curve) { return curve.finish().averagePrecision; });
    return result;
}

} // namespace blindspot::metrics
