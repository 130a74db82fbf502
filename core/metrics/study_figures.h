// Functions for a study, many trainings that differ in their settings: what a setting hides beyond its controls, which settings matter,
// and what the best one is worth once it is taken into account that it was chosen.
#pragma once

#include "core/metrics/bootstrap.h"
#include "core/metrics/checkpoint_choice.h"
#include "core/metrics/evaluation_report.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace blindspot::metrics {

/// What one training's patch and its controls hide in each image. All trainings of a study are measured on the same images.
struct TrialCounts {
    std::vector<HiddenCount> patch;
    std::vector<std::vector<HiddenCount>> controls; ///< grey, random

    bool operator==(const TrialCounts&) const = default;
};

/// The hidden share of the patch minus that of the control that hides most, each image as often as its weight says (none: once).
/// Not a number where nothing is noticed on the clean images.
double beyondControl(const TrialCounts& trial, std::span<const std::uint32_t> weights = {});

/// The trainings of one setting, which differ in their seed alone.
using SettingTrials = std::vector<TrialCounts>;

/// The mean over the seeds, with the interval of 95 % by a bootstrap that draws images and, where there are several, seeds; the
/// strongest control is chosen anew in every drawing. The same drawings serve all settings of a study. Errors: std::invalid_argument
/// where the trainings were not measured on as many images as are drawn from.
Figure settingFigure(const SettingTrials& trials, const Bootstrap& bootstrap);
/// The same of several settings together: of all that have one value of an option. The bootstrap draws images and trainings.
Figure levelFigure(const std::vector<SettingTrials>& settings, const Bootstrap& bootstrap);

/// The best of several settings.
struct BestSetting {
    std::size_t setting = 0; ///< has the highest mean; of equals the first
    Figure apparent;         ///< as settingFigure says it: too good, because the same images and seeds chose it
    /// What choosing the best of these settings by so many images is worth on other images: in every drawing the best one is chosen
    /// on the images that were drawn (and the seeds), and measured on those that were not. The mean and the middle 95 % of
    /// that (bootstrap bias corrected: Tsamardinos, Greasidou, Borboudakis, Machine Learning 107, 2018).
    Figure corrected;
    std::vector<double> chosen; ///< of each setting, the share of the drawings that chose it

    bool operator==(const BestSetting&) const = default;
};
/// Errors: std::invalid_argument where there is no setting, or as settingFigure has it.
BestSetting bestSetting(const std::vector<SettingTrials>& settings, const Bootstrap& bootstrap);

/// How much of the differences between settings goes with one option.
struct OptionImportance {
    double explained = 0; ///< of the variance of the settings' means, the part between the option's groups (eta squared)
    double adjusted = 0;  ///< the same less what groups of that size explain by chance (epsilon squared: Kelley 1935), at least 0
    double chance = 1;    ///< how often shuffled settings explain as much: a permutation test
    std::size_t groups = 0;

    bool operator==(const OptionImportance&) const = default;
};

struct Importance {
    std::vector<OptionImportance> options;
    double variance = 0; ///< of the settings' means
    /// Of that variance the part that seeds alone would make; empty where each setting has one seed, and nothing is known of it.
    std::optional<double> seeds;
    /// Of a full grid: what the options explain together only (their interactions) and seeds; 1 - the sum of `explained`.
    std::optional<double> rest;

    bool operator==(const Importance&) const = default;
};

/// `groups[o][s]`: the group of setting s by option o, from 0. `scores[s]`: of its seeds. `fullGrid`: every combination is there
/// once, so that what the options explain adds up (the variance decomposition that functional ANOVA estimates elsewhere: Hutter, Hoos,
/// Leyton-Brown, ICML 2014). Errors: std::invalid_argument where lengths differ.
Importance importanceOf(const std::vector<std::vector<std::size_t>>& groups, const std::vector<std::vector<double>>& scores, bool fullGrid,
                        std::int64_t permutations, std::uint64_t seed);

/// Groups of numbers for importanceOf: equal ones together, and at most `most` groups of about as many. The highest number of each
/// group is `upper`, where that is asked for.
std::vector<std::size_t> groupsOf(const std::vector<double>& values, std::size_t most, std::vector<double>* upper = nullptr);

/// How many of so many settings go on after a rung: `1 / eta` of them, rounded up, at least one.
std::int64_t survivorCount(std::int64_t settings, double eta);
/// The settings that go on after a rung of successive halving (Jamieson, Talwalkar 2016): the best of them, by the mean
/// over their seeds; in their order. Those without a score go first.
std::vector<std::size_t> survivors(const std::vector<std::optional<double>>& scores, double eta);

} // namespace blindspot::metrics
