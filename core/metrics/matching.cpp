#include "core/metrics/matching.h"

#include <algorithm>

namespace blindspot::metrics {

namespace {

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

} // namespace blindspot::metrics
