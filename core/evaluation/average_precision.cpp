#include "core/evaluation/average_precision.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace blindspot::evaluation {

namespace {

constexpr std::uint16_t kAllThresholds = (1U << kThresholds) - 1;

/// An annotation while detections are handed out.
struct Target {
    const Annotation* annotation;
    bool counts;
    std::uint16_t taken = 0; ///< at which thresholds

    bool isFree(std::size_t threshold) const { return annotation->crowd || (taken >> threshold & 1U) == 0; }
};

struct Candidate {
    Target* target;
    double overlap;
};

bool outside(double area, const MatchOptions& options)
{
    return area < options.minArea || area > options.maxArea;
}

/// Those that count before those that are ignored, else in the order given.
std::vector<Target> targetsOf(const ImageBoxes& image, const MatchOptions& options)
{
    std::vector<Target> targets;
    targets.reserve(image.annotations.size());
    for (const bool counts : {true, false})
        for (const Annotation& annotation : image.annotations)
            if ((annotation.counts() && !outside(annotation.area, options)) == counts)
                targets.push_back({&annotation, counts});
    return targets;
}

std::vector<const Detection*> bestFirst(const ImageBoxes& image, std::size_t most)
{
    std::vector<const Detection*> order;
    order.reserve(image.detections.size());
    for (const Detection& detection : image.detections)
        order.push_back(&detection);
    const auto better = [](const Detection* a, const Detection* b) { return a->score > b->score; };
    if (!std::is_sorted(order.begin(), order.end(), better))
        std::stable_sort(order.begin(), order.end(), better);
    order.resize(std::min(order.size(), most));
    return order;
}

/// The one to take at this threshold; null: none.
Target* choose(const std::vector<Candidate>& candidates, std::size_t threshold)
{
    Target* best = nullptr;
    double least = kIouThresholds[threshold];
    for (const Candidate& candidate : candidates) {
        if (!candidate.target->isFree(threshold)) continue;
        if (best != nullptr && best->counts && !candidate.target->counts) break;
        if (candidate.overlap < least) continue;
        least = candidate.overlap;
        best = candidate.target;
    }
    return best;
}

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

    void add(bool hit, bool invented, std::uint64_t times)
    {
        invented_ += invented ? times : 0;
        if (!hit) return;
        hits_ += times;
        const auto hits = static_cast<double>(hits_);
        while (hits / objects_ >= nextRecall_)
            nextRecall_ = recallPoint(++point_ + 1);
        double& best = precision_[point_];
        best = std::max(best, hits / (static_cast<double>(hits_ + invented_) + kEpsilon));
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
    std::uint64_t hits_ = 0, invented_ = 0;
    std::size_t point_ = 0;
    double nextRecall_ = recallPoint(1);
    std::array<double, kRecallPoints> precision_{};
};

} // namespace

MatchedImage matchImage(const ImageBoxes& image, const MatchOptions& options)
{
    std::vector<Target> targets = targetsOf(image, options);
    MatchedImage matched;
    matched.objects =
        std::count_if(targets.begin(), targets.end(), [](const Target& one) { return one.counts; });
    std::vector<Candidate> candidates;
    for (const Detection* detection : bestFirst(image, options.maxDetections)) {
        candidates.clear();
        for (Target& target : targets) {
            const double common = overlap(detection->box, target.annotation->box, target.annotation->crowd);
            if (common >= kIouThresholds.front()) candidates.push_back({&target, common});
        }
        MatchedDetection& result = matched.detections.emplace_back();
        result.score = detection->score;
        const bool ignoredAlone = outside(detection->box.area(), options);
        if (candidates.empty()) {
            result.ignored = ignoredAlone ? kAllThresholds : 0;
            continue;
        }
        for (std::size_t threshold = 0; threshold < kThresholds; ++threshold) {
            const auto bit = static_cast<std::uint16_t>(1U << threshold);
            Target* target = choose(candidates, threshold);
            if (target != nullptr) target->taken |= bit;
            if (target != nullptr && target->counts) result.hits |= bit;
            if (target != nullptr ? !target->counts : ignoredAlone) result.ignored |= bit;
        }
    }
    return matched;
}

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

PrecisionRecall RankedDetections::at(std::size_t threshold, std::span<const std::uint32_t> weights) const
{
    if (threshold >= kThresholds) throw std::invalid_argument("no such IoU threshold");
    if (!weights.empty() && weights.size() != objects_.size())
        throw std::invalid_argument("not as many weights as images");
    std::uint64_t objects = 0;
    for (std::size_t image = 0; image < objects_.size(); ++image)
        objects += static_cast<std::uint64_t>(objects_[image]) * (weights.empty() ? 1 : weights[image]);
    if (objects == 0) return {};

    Curve curve(static_cast<double>(objects));
    const auto add = [&](const Ranked& one, std::uint64_t times) {
        curve.add((one.hits >> threshold & 1U) != 0, (one.invented >> threshold & 1U) != 0, times);
    };
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        const std::uint64_t times = weights.empty() ? 1 : weights[ranked_[i].image];
        if (ranked_[i].tied == 0 || times < 2) {
            add(ranked_[i], times);
            continue;
        }
        // Each copy of the image brings its tied detections in their order.
        std::size_t last = i;
        while (ranked_[last].tied != 0)
            ++last;
        for (std::uint64_t copy = 0; copy < times; ++copy)
            for (std::size_t j = i; j <= last; ++j)
                add(ranked_[j], 1);
        i = last;
    }
    return curve.finish();
}

double RankedDetections::averagePrecision(std::size_t threshold, std::span<const std::uint32_t> weights) const
{
    return at(threshold, weights).averagePrecision;
}

} // namespace blindspot::evaluation
