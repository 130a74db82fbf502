#include "core/metrics/arm_measure.h"

#include "core/common/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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
    double noticedClean = 0, noticed = 0, hidden = 0, inventedOnObjects = 0, boxes = 0;
    AimCounts aim;

    void add(const Counts& other, double weight)
    {
        objects += weight * other.objects;
        foundClean += weight * other.foundClean;
        found += weight * other.found;
        lost += weight * other.lost;
        noticedClean += weight * other.noticedClean;
        noticed += weight * other.noticed;
        hidden += weight * other.hidden;
        inventedOnObjects += weight * other.inventedOnObjects;
        boxes += weight * other.boxes;
        aim.add(other.aim, weight);
    }
};

/// All of one drawing of an arm on the group.
class Drawing {
  public:
    Drawing(const ArmOutcomes& arm, const ArmOutcomes& clean, const GroupObjects& group)
        : ranked_(matchedOf(arm, group)), counts_(group.images.size())
    {
        for (std::size_t i = 0; i < group.images.size(); ++i) {
            const std::size_t image = group.images[i];
            count(arm.outcomes[image], clean.outcomes[image], group.objects[i], counts_[i]);
            if (arm.aim != Aim::Hide)
                counts_[i].aim = countAim(arm.aim, arm.outcomes[image], clean.outcomes[image], arm.towards[image]);
        }
    }

    std::size_t images() const { return counts_.size(); }
    const RankedDetections& ranked() const { return ranked_; }
    const std::array<SizeFigures, 3>& sizes() const { return sizes_; }
    const std::array<InputSizeFigures, kInputSizes>& inputSizes() const { return inputSizes_; }

    /// Over the images, each as often as its weight says; empty: once each.
    Counts sum(std::span<const std::uint32_t> weights) const
    {
        Counts sum;
        for (std::size_t i = 0; i < counts_.size(); ++i)
            sum.add(counts_[i], weights.empty() ? 1 : weights[i]);
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

    void count(const ImageOutcome& seen, const ImageOutcome& clean, const std::vector<SizedObject>& objects,
               Counts& counts)
    {
        for (std::size_t object = 0; object < objects.size(); ++object) {
            countFound(sizes_[indexOf(objects[object].size)], clean.found[object], seen.found[object], counts);
            InputSizeFigures& size = inputSizes_[objects[object].inputSize];
            size.found += seen.found[object] ? 1 : 0;
            countNoticed(size, clean.noticed[object], seen.noticed[object], counts);
        }
        for (std::size_t size = 0; size < sizes_.size(); ++size)
            sizes_[size].invented += seen.invented[size];
        counts.inventedOnObjects = seen.inventedOnObjects;
        counts.boxes = seen.boxes;
    }

    static void countFound(SizeFigures& size, bool clean, bool here, Counts& counts)
    {
        const double before = clean ? 1 : 0, after = here ? 1 : 0, lost = clean && !here ? 1 : 0;
        ++size.objects;
        size.foundClean += before;
        size.found += after;
        size.lost += lost;
        counts.objects += 1;
        counts.foundClean += before;
        counts.found += after;
        counts.lost += lost;
    }

    static void countNoticed(InputSizeFigures& size, bool clean, bool here, Counts& counts)
    {
        const double before = clean ? 1 : 0, after = here ? 1 : 0, hidden = clean && !here ? 1 : 0;
        ++size.objects;
        size.noticedClean += before;
        size.noticed += after;
        size.hidden += hidden;
        counts.noticedClean += before;
        counts.noticed += after;
        counts.hidden += hidden;
    }

    RankedDetections ranked_;
    std::vector<Counts> counts_;
    std::array<SizeFigures, 3> sizes_{};
    std::array<InputSizeFigures, kInputSizes> inputSizes_{};
};

/// The same of an aim other than to hide.
void addAim(AimFigures& sum, const AimCounts& counts, double images)
{
    sum.cases += counts.cases;
    sum.successes += counts.successes;
    sum.seen += counts.seen;
    sum.falseBoxesPerImage += counts.falseBoxes / images;
    sum.success.value = sum.success.value.value_or(0) + ratio(counts.successes, counts.cases);
    sum.seenShare.value = sum.seenShare.value.value_or(0) + ratio(counts.seen, counts.cases);
}

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
    add(sum.noticedShare, ratio(counts.noticed, counts.objects));
    add(sum.hiddenShare, ratio(counts.hidden, counts.noticedClean));
    sum.found += counts.found;
    sum.lost += counts.lost;
    sum.noticed += counts.noticed;
    sum.noticedClean += counts.noticedClean;
    sum.hidden += counts.hidden;
    sum.inventedOnObjects += counts.inventedOnObjects;
    sum.boxesPerImage += counts.boxes / static_cast<double>(drawing.images());
    if (sum.aim) addAim(*sum.aim, counts.aim, static_cast<double>(drawing.images()));
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
    for (std::size_t i = 0; i < kInputSizes; ++i) {
        const InputSizeFigures& size = drawing.inputSizes()[i];
        sum.inputSizes[i].objects = size.objects;
        sum.inputSizes[i].noticedClean += size.noticedClean;
        sum.inputSizes[i].noticed += size.noticed;
        sum.inputSizes[i].hidden += size.hidden;
        sum.inputSizes[i].found += size.found;
    }
}

void divideAim(AimFigures& figures, double drawings)
{
    for (double* count : {&figures.cases, &figures.successes, &figures.seen, &figures.falseBoxesPerImage})
        *count /= drawings;
    for (Figure* figure : {&figures.success, &figures.seenShare}) {
        *figure->value /= drawings;
        if (std::isnan(*figure->value)) figure->value.reset(); // there was no case
    }
}

/// From sums to means.
void divide(ArmFigures& figures, double drawings)
{
    if (figures.aim) divideAim(*figures.aim, drawings);
    for (Figure* figure : {&figures.ap, &figures.ap50, &figures.recall, &figures.attackSuccess, &figures.noticedShare,
                           &figures.hiddenShare}) {
        *figure->value /= drawings;
        if (std::isnan(*figure->value)) figure->value.reset(); // nothing was there to be found or lost
    }
    for (double* count : {&figures.found, &figures.lost, &figures.invented, &figures.noticed, &figures.noticedClean,
                          &figures.hidden, &figures.inventedOnObjects, &figures.boxesPerImage})
        *count /= drawings;
    for (double& precision : figures.precision)
        precision /= drawings;
    for (SizeFigures& size : figures.sizes)
        for (double* count : {&size.foundClean, &size.found, &size.lost, &size.invented})
            *count /= drawings;
    for (InputSizeFigures& size : figures.inputSizes)
        for (double* count : {&size.noticedClean, &size.noticed, &size.hidden, &size.found})
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
            measured.noticed[i] += weight * ratio(counts.noticed, counts.objects);
            measured.hidden[i] += weight * ratio(counts.hidden, counts.noticedClean);
            measured.aim[i] += weight * ratio(counts.aim.successes, counts.aim.cases);
            measured.aimSeen[i] += weight * ratio(counts.aim.seen, counts.aim.cases);
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
        objects.begin(), objects.end(), std::int64_t{0},
        [](std::int64_t sum, const auto& image) { return sum + static_cast<std::int64_t>(image.size()); });
}

GroupObjects objectsOf(std::span<const std::vector<Annotation>> annotations, std::span<const double> scales,
                       std::vector<std::size_t> images)
{
    GroupObjects group;
    for (const std::size_t image : images) {
        std::vector<SizedObject>& objects = group.objects.emplace_back();
        for (const Annotation& annotation : annotations[image])
            if (annotation.counts())
                objects.push_back({sizeOf(annotation.area), inputSizeOf(annotation.box, scales[image])});
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
    figures.inputSizes.resize(kInputSizes);
    for (auto* values :
         {&measured.ap50, &measured.recall, &measured.attackSuccess, &measured.noticed, &measured.hidden, &measured.aim,
          &measured.aimSeen})
        values->assign(bootstrap.drawings(), 0);
    const Aim aim = clean.aim;
    if (aim != Aim::Hide) figures.aim.emplace();
    const double weight = 1.0 / static_cast<double>(drawings.size());
    for (const ArmOutcomes* outcomes : drawings) {
        const Drawing drawing(*outcomes, clean, group);
        addFigures(figures, drawing);
        addDrawings(measured, drawing, bootstrap, weight);
    }
    divide(figures, static_cast<double>(drawings.size()));
    figures.ap50.interval = interval95(measured.ap50);
    const auto addInterval = [](Figure& figure, const std::vector<double>& values) {
        if (figure.value) figure.interval = interval95(values);
    };
    addInterval(figures.recall, measured.recall);
    addInterval(figures.attackSuccess, measured.attackSuccess);
    addInterval(figures.noticedShare, measured.noticed);
    addInterval(figures.hiddenShare, measured.hidden);
    if (figures.aim) {
        if (aim == Aim::Vanish) figures.aim->seenShare = {}; // there is no target class
        addInterval(figures.aim->success, measured.aim);
        addInterval(figures.aim->seenShare, measured.aimSeen);
    }
    if (drawings.size() < 2) figures.ap50OfSeeds.clear();
    return measured;
}

} // namespace blindspot::metrics
