#include "core/outdoor/trial_effect.h"

#include "core/metrics/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace blindspot::outdoor {

namespace {

using metrics::Arm;
using metrics::Bootstrap;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Count {
    std::int64_t seen = 0, found = 0;
};

/// Scene, part of distance, part of angle.
using CellKey = std::tuple<std::size_t, std::size_t, std::size_t>;
/// A count for each sheet of the trial.
using Cells = std::map<CellKey, std::vector<Count>>;

std::size_t partOf(double value, const std::vector<double>& edges)
{
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), value) - edges.begin());
}

/// For each scene the share of each sheet; kNone where the sheets cannot be compared there.
using SceneShares = std::vector<std::vector<double>>;

/// Of the sheets at `places`; adds to `compared` what was counted of each.
SceneShares sharesOf(const Cells& cells, std::size_t scenes, const std::vector<std::size_t>& places, std::vector<SheetOutcome>& outcomes)
{
    SceneShares shares(scenes, std::vector<double>(places.size(), 0));
    std::vector<double> weights(scenes, 0);
    for (const auto& [key, counts] : cells) {
        double inverse = 0;
        bool every = true;
        for (const std::size_t place : places) {
            every = every && counts[place].seen > 0;
            inverse += 1 / static_cast<double>(std::max<std::int64_t>(counts[place].seen, 1));
        }
        if (!every) continue;
        const double weight = static_cast<double>(places.size()) / inverse;
        const std::size_t scene = std::get<0>(key);
        weights[scene] += weight;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Count& count = counts[places[i]];
            shares[scene][i] += weight * static_cast<double>(count.found) / static_cast<double>(count.seen);
            outcomes[i].compared += count.seen;
        }
    }
    for (std::size_t scene = 0; scene < scenes; ++scene)
        for (double& share : shares[scene])
            share = weights[scene] > 0 ? share / weights[scene] : kNone;
    return shares;
}

/// The mean of each sheet over the scenes, each as often as it was drawn; kNone where none of them compares the sheets.
std::vector<double> means(const SceneShares& shares, std::size_t sheets, std::span<const std::uint32_t> weights)
{
    std::vector<double> sums(sheets, 0);
    double drawn = 0;
    for (std::size_t scene = 0; scene < shares.size(); ++scene) {
        if (weights[scene] == 0 || shares[scene].empty() || std::isnan(shares[scene][0])) continue;
        drawn += weights[scene];
        for (std::size_t i = 0; i < sheets; ++i)
            sums[i] += weights[scene] * shares[scene][i];
    }
    for (double& sum : sums)
        sum = drawn > 0 ? sum / drawn : kNone;
    return sums;
}

class EffectMeter {
  public:
    EffectMeter(const Trial& trial, const FilmedTrial& films, const EffectOptions& options)
        : trial_(trial), films_(films), options_(options), bootstrap_(films.scenes.size(), options.drawings, options.seed)
    {
        std::vector<bool> seen(trial.sheets.size(), false);
        for (const Observation& observation : films.observations)
            seen[observation.sighting.sheet] = seen[observation.sighting.sheet] || tells(observation.verdict);
        for (std::size_t sheet = 0; sheet < seen.size(); ++sheet)
            if (seen[sheet]) places_.push_back(sheet);
    }

    TrialOutcome outcome(const std::function<bool(const Observation&)>& counts) const
    {
        TrialOutcome outcome;
        for (const std::size_t place : places_)
            outcome.sheets.push_back({trial_.sheets[place].arm, {}, 0, {}});
        Cells cells;
        for (const Observation& observation : films_.observations)
            if (counts(observation)) add(observation, cells, outcome.sheets);
        const SceneShares shares = sharesOf(cells, films_.scenes.size(), places_, outcome.sheets);
        outcome.scenes = static_cast<std::size_t>(
            std::count_if(shares.begin(), shares.end(), [](const auto& scene) { return !scene.empty() && !std::isnan(scene[0]); }));
        addFigures(shares, outcome);
        return outcome;
    }

  private:
    void add(const Observation& observation, Cells& cells, std::vector<SheetOutcome>& sheets) const
    {
        const std::size_t sheet = observation.sighting.sheet;
        const auto place = std::find(places_.begin(), places_.end(), sheet);
        if (place == places_.end()) return;
        ++sheets[static_cast<std::size_t>(place - places_.begin())].sightings[static_cast<std::size_t>(observation.verdict)];
        if (!tells(observation.verdict)) return;
        const CellKey key{observation.scene, partOf(observation.sighting.distance, options_.distances),
                          partOf(observation.sighting.angle, options_.angles)};
        auto& counts = cells.try_emplace(key, std::vector<Count>(trial_.sheets.size())).first->second;
        ++counts[sheet].seen;
        counts[sheet].found += observation.verdict == Verdict::Found ? 1 : 0;
    }

    metrics::Figure figure(double value, std::vector<double> drawn, std::size_t scenes) const
    {
        metrics::Figure figure;
        if (std::isnan(value)) return figure;
        figure.value = value;
        if (scenes >= 2) figure.interval = metrics::interval95(std::move(drawn));
        return figure;
    }

    void addFigures(const SceneShares& shares, TrialOutcome& outcome) const
    {
        const std::size_t sheets = places_.size();
        const std::vector<std::uint32_t> once(films_.scenes.size(), 1);
        const std::vector<double> found = means(shares, sheets, once);
        std::vector<std::vector<double>> drawn; // of each drawing the sheets' shares
        for (std::size_t drawing = 0; drawing < bootstrap_.drawings(); ++drawing)
            drawn.push_back(means(shares, sheets, bootstrap_.weights(drawing)));
        std::optional<std::size_t> patch;
        std::vector<std::size_t> controls;
        for (std::size_t i = 0; i < sheets; ++i) {
            outcome.sheets[i].found = figure(found[i], column(drawn, [i](const auto& one) { return one[i]; }), outcome.scenes);
            if (outcome.sheets[i].arm == Arm::Patch)
                patch = i;
            else
                controls.push_back(i);
        }
        if (!patch || controls.empty() || std::isnan(found[*patch])) return;
        const auto beyond = [&](const std::vector<double>& one, std::size_t control) { return one[control] - one[*patch]; };
        for (const std::size_t control : controls)
            outcome.controls.push_back(
                {outcome.sheets[control].arm,
                 figure(beyond(found, control), column(drawn, [&](const auto& one) { return beyond(one, control); }), outcome.scenes)});
        const auto strongest = [&](const std::vector<double>& one) {
            return *std::min_element(controls.begin(), controls.end(), [&](std::size_t a, std::size_t b) { return one[a] < one[b]; });
        };
        outcome.strongest = outcome.sheets[strongest(found)].arm;
        outcome.effect = figure(beyond(found, strongest(found)),
                                column(drawn, [&](const auto& one) { return beyond(one, strongest(one)); }), outcome.scenes);
    }

    template <typename Value>
    static std::vector<double> column(const std::vector<std::vector<double>>& drawn, const Value& value)
    {
        std::vector<double> values;
        for (const std::vector<double>& one : drawn)
            values.push_back(value(one));
        return values;
    }

    const Trial& trial_;
    const FilmedTrial& films_;
    const EffectOptions& options_;
    Bootstrap bootstrap_;
    std::vector<std::size_t> places_; ///< the trial's sheets of which something can be told
};

/// For each part between the edges that has a sighting.
std::vector<TrialOutcome> partsOf(const EffectMeter& meter, const FilmedTrial& films, const std::vector<double>& edges,
                                  double Sighting::*measure)
{
    std::vector<TrialOutcome> parts;
    for (std::size_t part = 0; part <= edges.size(); ++part) {
        const auto within = [&](const Observation& one) { return partOf(one.sighting.*measure, edges) == part; };
        if (std::none_of(films.observations.begin(), films.observations.end(), within)) continue;
        TrialOutcome outcome = meter.outcome(within);
        outcome.low = part == 0 ? 0 : edges[part - 1];
        if (part < edges.size()) outcome.high = edges[part];
        parts.push_back(std::move(outcome));
    }
    return parts;
}

} // namespace

std::int64_t SheetOutcome::all() const
{
    return std::accumulate(sightings.begin(), sightings.end(), std::int64_t{0});
}

std::int64_t SheetOutcome::untold() const
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < sightings.size(); ++i)
        sum += tells(kVerdicts[i]) ? 0 : sightings[i];
    return sum;
}

TrialEffect measureEffect(const Trial& trial, const FilmedTrial& films, const EffectOptions& options)
{
    const EffectMeter meter(trial, films, options);
    TrialEffect effect;
    effect.all = meter.outcome([](const Observation&) { return true; });
    effect.byDistance = partsOf(meter, films, options.distances, &Sighting::distance);
    effect.byAngle = partsOf(meter, films, options.angles, &Sighting::angle);
    effect.scenes = films.scenes.size();
    return effect;
}

} // namespace blindspot::outdoor
