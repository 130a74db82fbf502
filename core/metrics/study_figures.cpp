#include "core/metrics/study_figures.h"

#include "core/common/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace blindspot::metrics {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double shareOf(const std::vector<HiddenCount>& images, std::span<const std::uint32_t> weights)
{
    double noticed = 0, hidden = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const double weight = weights.empty() ? 1 : weights[i];
        noticed += weight * images[i].noticedClean;
        hidden += weight * images[i].hidden;
    }
    return noticed > 0 ? hidden / noticed : kNone;
}

/// Of the trainings that `drawn` names; all of them once where it names none.
double meanOf(const SettingTrials& trials, std::span<const std::uint32_t> images, std::span<const std::size_t> drawn = {})
{
    double sum = 0;
    std::size_t count = 0;
    const std::size_t all = drawn.empty() ? trials.size() : drawn.size();
    for (std::size_t i = 0; i < all; ++i) {
        const double value = beyondControl(trials[drawn.empty() ? i : drawn[i]], images);
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : kNone;
}

std::vector<std::size_t> drawnOf(std::size_t count, RandomStream& random)
{
    std::vector<std::size_t> drawn(count);
    for (std::size_t& one : drawn)
        one = random.below(count);
    return drawn;
}

void requireImages(const std::vector<SettingTrials>& settings, std::size_t images)
{
    for (const SettingTrials& trials : settings)
        for (const TrialCounts& trial : trials) {
            if (trial.patch.size() != images) throw std::invalid_argument("a training was not measured on all images");
            for (const auto& control : trial.controls)
                if (control.size() != images) throw std::invalid_argument("a control was not shown on all images");
        }
}

double meanOf(const std::vector<double>& values)
{
    double sum = 0;
    std::size_t count = 0;
    for (const double value : values)
        if (!std::isnan(value)) sum += value, ++count;
    return count > 0 ? sum / static_cast<double>(count) : kNone;
}

/// The part of the sum of squares that lies between the groups.
double explainedBy(const std::vector<std::size_t>& groups, std::size_t count, const std::vector<double>& means, double total)
{
    std::vector<double> sums(count, 0);
    std::vector<std::size_t> sizes(count, 0);
    for (std::size_t s = 0; s < means.size(); ++s) {
        sums[groups[s]] += means[s];
        ++sizes[groups[s]];
    }
    const double grand = std::accumulate(means.begin(), means.end(), 0.0) / static_cast<double>(means.size());
    double between = 0;
    for (std::size_t g = 0; g < count; ++g)
        if (sizes[g] > 0) between += static_cast<double>(sizes[g]) * std::pow(sums[g] / static_cast<double>(sizes[g]) - grand, 2);
    return between / total;
}

} // namespace

double beyondControl(const TrialCounts& trial, std::span<const std::uint32_t> weights)
{
    const double patch = shareOf(trial.patch, weights);
    double strongest = 0;
    for (const auto& control : trial.controls)
        strongest = std::max(strongest, shareOf(control, weights));
    return patch - strongest;
}

Figure settingFigure(const SettingTrials& trials, const Bootstrap& bootstrap)
{
    return levelFigure({trials}, bootstrap);
}

Figure levelFigure(const std::vector<SettingTrials>& settings, const Bootstrap& bootstrap)
{
    requireImages(settings, bootstrap.images());
    SettingTrials all;
    for (const SettingTrials& trials : settings)
        all.insert(all.end(), trials.begin(), trials.end());
    Figure figure;
    const double value = all.empty() ? kNone : meanOf(all, {});
    if (std::isnan(value)) return figure;
    figure.value = value;
    std::vector<double> drawn;
    for (std::size_t i = 0; i < bootstrap.drawings(); ++i) {
        RandomStream random(bootstrap.seed(), i, 1);
        drawn.push_back(meanOf(all, bootstrap.weights(i), drawnOf(all.size(), random)));
    }
    if (!drawn.empty()) figure.interval = interval95(std::move(drawn));
    return figure;
}

BestSetting bestSetting(const std::vector<SettingTrials>& settings, const Bootstrap& bootstrap)
{
    if (settings.empty()) throw std::invalid_argument("a choice needs a setting");
    requireImages(settings, bootstrap.images());
    BestSetting best;
    double highest = -std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < settings.size(); ++s)
        if (const double value = meanOf(settings[s], {}); value > highest) {
            highest = value;
            best.setting = s;
        }
    best.apparent = settingFigure(settings[best.setting], bootstrap);
    best.chosen.assign(settings.size(), 0);
    std::vector<double> outside;
    for (std::size_t i = 0; i < bootstrap.drawings(); ++i) {
        RandomStream random(bootstrap.seed(), i, 2);
        const auto inside = bootstrap.weights(i);
        std::vector<std::uint32_t> others(inside.size());
        std::transform(inside.begin(), inside.end(), others.begin(), [](std::uint32_t weight) { return weight == 0 ? 1U : 0U; });
        std::size_t chosen = settings.size();
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t s = 0; s < settings.size(); ++s)
            if (const double value = meanOf(settings[s], inside, drawnOf(settings[s].size(), random)); value > most) {
                most = value;
                chosen = s;
            }
        if (chosen == settings.size()) continue;
        best.chosen[chosen] += 1.0 / static_cast<double>(bootstrap.drawings());
        outside.push_back(meanOf(settings[chosen], others));
    }
    if (const double mean = meanOf(outside); !std::isnan(mean)) {
        best.corrected.value = mean;
        best.corrected.interval = interval95(std::move(outside));
    }
    return best;
}

Importance importanceOf(const std::vector<std::vector<std::size_t>>& groups, const std::vector<std::vector<double>>& scores, bool fullGrid,
                        std::int64_t permutations, std::uint64_t seed)
{
    Importance importance;
    importance.options.resize(groups.size());
    std::vector<double> means;
    double within = 0;
    std::size_t degrees = 0;
    for (const std::vector<double>& ofSeeds : scores) {
        means.push_back(meanOf(ofSeeds));
        for (const double score : ofSeeds)
            within += std::pow(score - means.back(), 2);
        degrees += ofSeeds.empty() ? 0 : ofSeeds.size() - 1;
    }
    const auto count = static_cast<double>(means.size());
    const double grand = meanOf(means);
    double total = 0;
    for (const double mean : means)
        total += std::pow(mean - grand, 2);
    if (means.size() < 2 || !(total > 0)) return importance;
    importance.variance = total / (count - 1);
    if (degrees > 0) {
        const double seedsEach = static_cast<double>(degrees) / count + 1;
        importance.seeds = std::min(1.0, within / static_cast<double>(degrees) / seedsEach / importance.variance);
    }
    double sum = 0;
    for (std::size_t o = 0; o < groups.size(); ++o) {
        if (groups[o].size() != means.size()) throw std::invalid_argument("an option has no group for every setting");
        OptionImportance& option = importance.options[o];
        option.groups = *std::max_element(groups[o].begin(), groups[o].end()) + 1;
        option.explained = explainedBy(groups[o], option.groups, means, total);
        sum += option.explained;
        const auto between = static_cast<double>(option.groups) - 1;
        const double left = count - static_cast<double>(option.groups);
        if (left > 0) option.adjusted = std::max(0.0, option.explained - between * (1 - option.explained) / left);
        std::int64_t asMuch = 0;
        std::vector<double> shuffled = means;
        for (std::int64_t p = 0; p < permutations; ++p) {
            RandomStream random(seed, static_cast<std::uint64_t>(p), o);
            for (std::size_t i = shuffled.size() - 1; i > 0; --i)
                std::swap(shuffled[i], shuffled[random.below(i + 1)]);
            asMuch += explainedBy(groups[o], option.groups, shuffled, total) >= option.explained - 1e-12 ? 1 : 0;
        }
        option.chance = static_cast<double>(asMuch + 1) / static_cast<double>(permutations + 1);
    }
    if (fullGrid) importance.rest = std::clamp(1 - sum, 0.0, 1.0);
    return importance;
}

std::vector<std::size_t> groupsOf(const std::vector<double>& values, std::size_t most, std::vector<double>* upper)
{
    std::vector<double> distinct = values;
    std::sort(distinct.begin(), distinct.end());
    const std::vector<double> sorted = distinct;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<double> ends = distinct;
    if (distinct.size() > most) {
        ends.clear();
        for (std::size_t g = 1; g <= most; ++g)
            ends.push_back(sorted[g * sorted.size() / most - 1]);
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    }
    std::vector<std::size_t> groups;
    for (const double value : values)
        groups.push_back(static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), value) - ends.begin()));
    if (upper != nullptr) *upper = ends;
    return groups;
}

std::int64_t survivorCount(std::int64_t settings, double eta)
{
    return static_cast<std::int64_t>(std::max(1.0, std::ceil(static_cast<double>(settings) / eta - 1e-9)));
}

std::vector<std::size_t> survivors(const std::vector<std::optional<double>>& scores, double eta)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&scores](std::size_t a, std::size_t b) { return *scores[a] > *scores[b]; });
    order.resize(std::min(order.size(), static_cast<std::size_t>(survivorCount(std::ssize(order), eta))));
    std::sort(order.begin(), order.end());
    return order;
}

} // namespace blindspot::metrics
