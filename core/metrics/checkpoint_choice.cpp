#include "core/metrics/checkpoint_choice.h"

#include "core/metrics/bootstrap.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>

namespace blindspot::metrics {

namespace {

/// The share on the images, each as often as its weight says; not a number where nothing was noticed.
double shareOf(std::span<const HiddenCount> images, std::span<const std::uint32_t> weights)
{
    double noticed = 0, hidden = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const double weight = weights.empty() ? 1 : weights[i];
        noticed += weight * images[i].noticedClean;
        hidden += weight * images[i].hidden;
    }
    return noticed > 0 ? hidden / noticed : std::numeric_limits<double>::quiet_NaN();
}

/// `of(weights)` on the images as they are, and over the drawings.
template <typename Of>
Figure figureOf(const Bootstrap& bootstrap, const Of& of)
{
    Figure figure;
    const double value = of(std::span<const std::uint32_t>());
    if (std::isnan(value)) return figure;
    figure.value = value;
    std::vector<double> drawn;
    for (std::size_t i = 0; i < bootstrap.drawings(); ++i)
        drawn.push_back(of(bootstrap.weights(i)));
    if (!drawn.empty()) figure.interval = interval95(std::move(drawn));
    return figure;
}

std::vector<HiddenCount> partOf(const std::vector<HiddenCount>& images, const std::vector<bool>& chooses, bool choosing)
{
    std::vector<HiddenCount> part;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (chooses[i] == choosing) part.push_back(images[i]);
    return part;
}

double noticedIn(const std::vector<HiddenCount>& images)
{
    double noticed = 0;
    for (const HiddenCount& image : images)
        noticed += image.noticedClean;
    return noticed;
}

void check(const HiddenCounts& counts)
{
    if (counts.patches.empty()) throw std::invalid_argument("a choice needs a patch");
    for (const auto& patch : counts.patches)
        if (patch.size() != counts.chooses.size()) throw std::invalid_argument("a patch was not shown on all images");
    if (counts.control.size() != counts.chooses.size()) throw std::invalid_argument("the control was not shown on all images");
}

/// The drawings of the three sets of images, the same for every arm.
struct Bootstraps {
    Bootstrap all, choosing, reporting;
};

CheckpointShares sharesOf(const std::vector<HiddenCount>& arm, const std::vector<bool>& chooses, const Bootstraps& bootstraps)
{
    const auto share = [](const Bootstrap& bootstrap, const std::vector<HiddenCount>& images) {
        return figureOf(bootstrap, [&images](std::span<const std::uint32_t> weights) { return shareOf(images, weights); });
    };
    return {share(bootstraps.all, arm), share(bootstraps.choosing, partOf(arm, chooses, true)),
            share(bootstraps.reporting, partOf(arm, chooses, false))};
}

/// Of equals the last one: more training costs nothing any more.
std::int64_t bestOf(const std::vector<CheckpointShares>& patches)
{
    std::size_t best = patches.size() - 1;
    for (std::size_t i = patches.size(); i-- > 0;)
        if (patches[i].choosing.value.value_or(-1) > patches[best].choosing.value.value_or(-1)) best = i;
    return static_cast<std::int64_t>(best);
}

Figure differenceOf(const std::vector<HiddenCount>& from, const std::vector<HiddenCount>& to, const Bootstrap& bootstrap)
{
    return figureOf(bootstrap, [&](std::span<const std::uint32_t> weights) { return shareOf(from, weights) - shareOf(to, weights); });
}

} // namespace

CheckpointChoice chooseCheckpoint(const HiddenCounts& counts, std::int64_t drawings, std::uint64_t seed)
{
    check(counts);
    const std::vector<HiddenCount> choosing = partOf(counts.control, counts.chooses, true);
    const std::vector<HiddenCount> control = partOf(counts.control, counts.chooses, false);
    const auto many = static_cast<std::size_t>(drawings);
    const Bootstraps bootstraps{Bootstrap(counts.chooses.size(), many, seed), Bootstrap(choosing.size(), many, seed),
                                Bootstrap(control.size(), many, seed)};
    CheckpointChoice choice;
    choice.control = sharesOf(counts.control, counts.chooses, bootstraps);
    for (const std::vector<HiddenCount>& patch : counts.patches)
        choice.patches.push_back(sharesOf(patch, counts.chooses, bootstraps));
    choice.chosen = bestOf(choice.patches);
    const auto chosen = partOf(counts.patches[static_cast<std::size_t>(choice.chosen)], counts.chooses, false);
    choice.gain = differenceOf(chosen, partOf(counts.patches.back(), counts.chooses, false), bootstraps.reporting);
    choice.beyondControl = differenceOf(chosen, control, bootstraps.reporting);
    choice.choosingImages = static_cast<std::int64_t>(choosing.size());
    choice.reportingImages = static_cast<std::int64_t>(control.size());
    choice.choosingObjects = noticedIn(choosing);
    choice.reportingObjects = noticedIn(control);
    return choice;
}

bool choosesCheckpoints(std::string_view sha256)
{
    // The last sign of a digest is as even as a coin.
    constexpr std::string_view kOdd = "13579bdf";
    return !sha256.empty() && kOdd.find(sha256.back()) != std::string_view::npos;
}

} // namespace blindspot::metrics
