#include "core/metrics/arm_measure.h"

#include "core/common/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace blindspot::metrics {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::size_t indexOf(ObjectSize size)
{
    return static_cast<std::size_t>(size);
}

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : kUndefined;
}

/// Of one image of the group under one drawing of an arm.
struct Counts {
    double objects = 0, foundClean = 0, found = 0, lost = 0;
};

/// All of one drawing of an arm on the group.
class Drawing {
  public:
    Drawing(const ArmOutcomes& arm, const ArmOutcomes& clean, const GroupObjects& group)
        : ranked_(matchedOf(arm, group)), counts_(group.images.size())
    {
        for (std::size_t i = 0; i < group.images.size(); ++i)
            count(arm.outcomes[group.images[i]], clean.outcomes[group.images[i]], group.sizes[i], counts_[i]);
    }

    const RankedDetections& ranked() const { return ranked_; }
    const std::array<SizeFigures, 3>& sizes() const { return sizes_; }

    /// Over the images, each as often as its weight says; empty: once each.
    Counts sum(std::span<const std::uint32_t> weights) const
    {
        Counts sum;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            const double weight = weights.empty() ? 1 : weights[i];
            sum.objects += weight * counts_[i].objects;
            sum.foundClean += weight * counts_[i].foundClean;
            sum.found += weight * counts_[i].found;
            sum.lost += weight * counts_[i].lost;
        }
        return sum;
    }

  private:
    static std::vector<MatchedImage> matchedOf(const ArmOutcomes& arm, const GroupObjects& group)
    {
        std::vector<MatchedImage> matched;
        for (const std::size_t image : group.images)
            matched.push_back(arm.matched[image]);
        return matched;
    }

    void count(const ImageOutcome& seen, const ImageOutcome& clean,
               const std::vector<ObjectSize>& objectSizes, Counts& counts)
    {
        for (std::size_t object = 0; object < objectSizes.size(); ++object) {
            SizeFigures& size = sizes_[indexOf(objectSizes[object])];
            const double before = clean.found[object] ? 1 : 0, after = seen.found[object] ? 1 : 0;
            const double lost = before > after ? 1 : 0;
            ++size.objects;
            size.foundClean += before;
            size.found += after;
            size.lost += lost;
            counts.objects += 1;
            counts.foundClean += before;
            counts.found += after;
            counts.lost += lost;
        }
        for (std::size_t size = 0; size < sizes_.size(); ++size)
            sizes_[size].invented += seen.invented[size];
    }

    RankedDetections ranked_;
    std::vector<Counts> counts_;
    std::array<SizeFigures, 3> sizes_{};
};

/// Adds a drawing's figures on the images as they are.
void addFigures(ArmFigures& sum, const Drawing& drawing)
{
    const auto add = [](Figure& figure, double value) { figure.value = figure.value.value_or(0) + value; };
    double ap = 0;
    for (std::size_t threshold = 0; threshold < kThresholds; ++threshold)
        ap += drawing.ranked().averagePrecision(threshold) / static_cast<double>(kThresholds);
    const PrecisionRecall at50 = drawing.ranked().at(0);
    add(sum.ap, ap);
    add(sum.ap50, at50.averagePrecision);
    sum.ap50OfSeeds.push_back(at50.averagePrecision);
    const Counts counts = drawing.sum({});
    add(sum.recall, ratio(counts.found, counts.objects));
    add(sum.attackSuccess, ratio(counts.lost, counts.foundClean));
    sum.found += counts.found;
    sum.lost += counts.lost;
    for (std::size_t i = 0; i < kRecallPoints; ++i)
        sum.precision[i] += at50.precision[i];
    for (std::size_t i = 0; i < sum.sizes.size(); ++i) {
        const SizeFigures& size = drawing.sizes()[i];
        sum.sizes[i].objects = size.objects; // the same in every drawing
        sum.sizes[i].foundClean += size.foundClean;
        sum.sizes[i].found += size.found;
        sum.sizes[i].lost += size.lost;
        sum.sizes[i].invented += size.invented;
        sum.invented += size.invented;
    }
}

/// From sums to means.
void divide(ArmFigures& figures, double drawings)
{
    for (Figure* figure : {&figures.ap, &figures.ap50, &figures.recall, &figures.attackSuccess}) {
        *figure->value /= drawings;
        if (std::isnan(*figure->value)) figure->value.reset(); // nothing was there to be found or lost
    }
    for (double* count : {&figures.found, &figures.lost, &figures.invented})
        *count /= drawings;
    for (double& precision : figures.precision)
        precision /= drawings;
    for (SizeFigures& size : figures.sizes)
        for (double* count : {&size.foundClean, &size.found, &size.lost, &size.invented})
            *count /= drawings;
}

void addDrawings(MeasuredArm& measured, const Drawing& drawing, const Bootstrap& bootstrap, double weight)
{
    constexpr std::size_t kGrain = 50; // drawings that are worth a thread
    parallelFor(bootstrap.drawings(), kGrain, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto weights = bootstrap.weights(i);
            const Counts counts = drawing.sum(weights);
            measured.recall[i] += weight * ratio(counts.found, counts.objects);
            measured.attackSuccess[i] += weight * ratio(counts.lost, counts.foundClean);
            // Without an object the average precision says nothing.
            measured.ap50[i] +=
                weight * (counts.objects > 0 ? drawing.ranked().averagePrecision(0, weights) : kUndefined);
        }
    });
}

} // namespace

std::int64_t GroupObjects::count() const
{
    return std::accumulate(
        sizes.begin(), sizes.end(), std::int64_t{0},
        [](std::int64_t sum, const auto& image) { return sum + static_cast<std::int64_t>(image.size()); });
}

GroupObjects objectsOf(std::span<const std::vector<Annotation>> annotations, std::vector<std::size_t> images)
{
    GroupObjects group;
    for (const std::size_t image : images) {
        std::vector<ObjectSize>& sizes = group.sizes.emplace_back();
        for (const Annotation& annotation : annotations[image])
            if (annotation.counts()) sizes.push_back(sizeOf(annotation.area));
    }
    group.images = std::move(images);
    return group;
}

MeasuredArm measureArm(Arm arm, std::int64_t patch, std::span<const ArmOutcomes* const> drawings,
                       const ArmOutcomes& clean, const GroupObjects& group, const Bootstrap& bootstrap)
{
    MeasuredArm measured;
    ArmFigures& figures = measured.figures;
    figures.arm = arm;
    figures.patch = patch;
    figures.objects = group.count();
    figures.precision.assign(kRecallPoints, 0);
    measured.ap50 = measured.recall = measured.attackSuccess = std::vector<double>(bootstrap.drawings(), 0);
    const double weight = 1.0 / static_cast<double>(drawings.size());
    for (const ArmOutcomes* outcomes : drawings) {
        const Drawing drawing(*outcomes, clean, group);
        addFigures(figures, drawing);
        addDrawings(measured, drawing, bootstrap, weight);
    }
    divide(figures, static_cast<double>(drawings.size()));
    figures.ap50.interval = interval95(measured.ap50);
    if (figures.recall.value) figures.recall.interval = interval95(measured.recall);
    if (figures.attackSuccess.value) figures.attackSuccess.interval = interval95(measured.attackSuccess);
    if (drawings.size() < 2) figures.ap50OfSeeds.clear();
    return measured;
}

Effect measureEffect(const MeasuredArm& patch, std::span<const MeasuredArm* const> controls)
{
    if (controls.empty()) throw std::invalid_argument("an effect needs a control");
    const auto lower = [](const MeasuredArm* a, const MeasuredArm* b) {
        return a->figures.ap50.value.value_or(0) < b->figures.ap50.value.value_or(0);
    };
    const MeasuredArm& strongest = **std::min_element(controls.begin(), controls.end(), lower);

    Effect effect;
    effect.patch = patch.figures.patch;
    effect.control = strongest.figures.arm;
    effect.ap50.value = strongest.figures.ap50.value.value_or(0) - patch.figures.ap50.value.value_or(0);
    if (strongest.figures.attackSuccess.value && patch.figures.attackSuccess.value)
        effect.attackSuccess.value =
            *patch.figures.attackSuccess.value - *strongest.figures.attackSuccess.value;
    std::vector<double> ap50, success;
    for (std::size_t i = 0; i < patch.ap50.size(); ++i) {
        const MeasuredArm& here = **std::min_element(
            controls.begin(), controls.end(),
            [i](const MeasuredArm* a, const MeasuredArm* b) { return a->ap50[i] < b->ap50[i]; });
        ap50.push_back(here.ap50[i] - patch.ap50[i]);
        success.push_back(patch.attackSuccess[i] - here.attackSuccess[i]);
    }
    effect.ap50.interval = interval95(std::move(ap50));
    if (effect.attackSuccess.value) effect.attackSuccess.interval = interval95(std::move(success));
    return effect;
}

Figure ap50Difference(const MeasuredArm& from, const MeasuredArm& to)
{
    Figure difference;
    if (from.figures.ap50.value && to.figures.ap50.value)
        difference.value = *from.figures.ap50.value - *to.figures.ap50.value;
    std::vector<double> values(from.ap50.size());
    std::transform(from.ap50.begin(), from.ap50.end(), to.ap50.begin(), values.begin(), std::minus<>());
    difference.interval = interval95(std::move(values));
    return difference;
}

} // namespace blindspot::metrics
