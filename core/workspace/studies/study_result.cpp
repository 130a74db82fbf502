#include "core/workspace/studies/study_result.h"

#include "core/common/number_text.h"
#include "core/workspace/runs/run_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace blindspot::workspace {

namespace {

using metrics::SettingTrials;
using metrics::StudyReport;

constexpr std::size_t kDrawings = 1000;
constexpr std::int64_t kPermutations = 2000;
constexpr std::size_t kMostGroups = 4; ///< of an option that was drawn

class Maker {
  public:
    Maker(const StudyRecord& record, std::vector<StudyMeasurement> measurements, StudyReport& report)
        : record_(record), measurements_(std::move(measurements)), report_(report), seed_(record.spec.base.options.seed),
          bootstrap_(measurements_.empty() ? 0 : measurements_.front().counts.patch.size(), kDrawings, seed_)
    {
    }

    void make()
    {
        report_.rungs = rungsOf(record_.spec);
        report_.settings.resize(record_.settings.size());
        for (std::size_t s = 0; s < record_.settings.size(); ++s) {
            report_.settings[s].values = record_.settings[s];
            report_.settings[s].ofSeeds.resize(static_cast<std::size_t>(record_.spec.seeds));
            report_.settings[s].evaluations.resize(static_cast<std::size_t>(record_.spec.seeds));
        }
        report_.settingsAtRung.assign(report_.rungs.size(), 0);
        for (std::size_t rung = 0; rung < report_.rungs.size(); ++rung)
            report_.settingsAtRung[rung] = std::ssize(trialsAt(rung));
        if (!measurements_.empty()) {
            const auto& counts = measurements_.front().counts.patch;
            report_.images = std::ssize(counts);
            for (const metrics::HiddenCount& one : counts)
                report_.objects += one.noticedClean;
        }
        addSettings();
        addOptions();
        addBest();
    }

  private:
    /// Of each setting that was measured there, by its place.
    std::map<std::size_t, SettingTrials> trialsAt(std::size_t rung) const
    {
        std::map<std::size_t, SettingTrials> trials;
        for (const StudyMeasurement& one : measurements_)
            if (one.rung == static_cast<std::int64_t>(rung)) trials[static_cast<std::size_t>(one.setting)].push_back(one.counts);
        return trials;
    }

    void addSettings()
    {
        std::vector<SettingTrials> last(report_.settings.size());
        for (const StudyMeasurement& one : measurements_) { // in the order of their rungs
            metrics::StudySettingResult& setting = report_.settings[static_cast<std::size_t>(one.setting)];
            SettingTrials& trials = last[static_cast<std::size_t>(one.setting)];
            if (static_cast<std::size_t>(one.rung) > setting.rung) {
                trials.clear();
                std::fill(setting.ofSeeds.begin(), setting.ofSeeds.end(), std::nullopt);
            }
            setting.rung = static_cast<std::size_t>(one.rung);
            setting.iterations = one.iterations;
            setting.finished = setting.rung + 1 == report_.rungs.size();
            const double score = metrics::beyondControl(one.counts);
            if (!std::isnan(score)) setting.ofSeeds[static_cast<std::size_t>(one.seed)] = score;
            setting.evaluations[static_cast<std::size_t>(one.seed)] = one.evaluation;
            trials.push_back(one.counts);
        }
        for (std::size_t s = 0; s < last.size(); ++s)
            if (!last[s].empty()) report_.settings[s].figure = metrics::settingFigure(last[s], bootstrap_);
    }

    /// The values of an option as numbers; empty where one is none.
    std::vector<double> numbersOf(std::size_t option, const std::vector<std::size_t>& settings) const
    {
        std::vector<double> numbers;
        for (const std::size_t s : settings) {
            const auto number = finiteNumber(record_.settings[s][option]);
            if (!number) return {};
            numbers.push_back(*number);
        }
        return numbers;
    }

    /// Of the option, for each of the settings; the levels get their labels.
    std::vector<std::size_t> groupOf(std::size_t option, const std::vector<std::size_t>& settings, metrics::StudyOptionEffect& effect) const
    {
        const std::vector<double> numbers = numbersOf(option, settings);
        effect.numeric = !numbers.empty();
        std::vector<std::size_t> groups;
        if (effect.numeric) {
            const bool drawn = record_.spec.options[option].low.has_value();
            groups = metrics::groupsOf(numbers, drawn ? kMostGroups : numbers.size());
            effect.levels.resize(*std::max_element(groups.begin(), groups.end()) + 1);
            for (std::size_t g = 0; g < effect.levels.size(); ++g) {
                double low = INFINITY, high = -INFINITY;
                for (std::size_t i = 0; i < groups.size(); ++i)
                    if (groups[i] == g) low = std::min(low, numbers[i]), high = std::max(high, numbers[i]);
                metrics::StudyLevel& level = effect.levels[g];
                level.number = (low + high) / 2;
                level.label = numberText(low);
                if (low == high) continue;
                level.from = numberText(low);
                level.upTo = numberText(high);
                level.label = level.from + " to " + level.upTo;
            }
            return groups;
        }
        const std::vector<std::string>& values = record_.spec.options[option].values;
        for (const std::string& value : values)
            effect.levels.push_back({value, static_cast<double>(effect.levels.size()), 0, {}});
        for (const std::size_t s : settings)
            groups.push_back(static_cast<std::size_t>(std::find(values.begin(), values.end(), record_.settings[s][option]) - values.begin()));
        return groups;
    }

    void addOptions()
    {
        const std::map<std::size_t, SettingTrials> first = trialsAt(0);
        std::vector<std::size_t> settings;
        std::vector<std::vector<double>> scores;
        for (const auto& [setting, trials] : first) {
            std::vector<double> ofSeeds;
            for (const metrics::TrialCounts& trial : trials)
                if (const double score = metrics::beyondControl(trial); !std::isnan(score)) ofSeeds.push_back(score);
            if (ofSeeds.empty()) continue;
            settings.push_back(setting);
            scores.push_back(std::move(ofSeeds));
        }
        std::vector<std::vector<std::size_t>> groups;
        for (std::size_t o = 0; o < record_.spec.options.size(); ++o) {
            metrics::StudyOptionEffect effect;
            effect.key = record_.spec.options[o].key;
            if (!settings.empty()) {
                groups.push_back(groupOf(o, settings, effect));
                std::vector<std::vector<SettingTrials>> ofLevel(effect.levels.size());
                for (std::size_t i = 0; i < settings.size(); ++i)
                    ofLevel[groups[o][i]].push_back(first.at(settings[i]));
                for (std::size_t g = 0; g < effect.levels.size(); ++g) {
                    effect.levels[g].settings = std::ssize(ofLevel[g]);
                    effect.levels[g].figure = metrics::levelFigure(ofLevel[g], bootstrap_);
                }
            }
            report_.options.push_back(std::move(effect));
        }
        const bool whole = record_.spec.random == 0 && settings.size() == record_.settings.size();
        if (settings.size() >= 2) report_.importance = metrics::importanceOf(groups, scores, whole, kPermutations, seed_);
    }

    void addBest()
    {
        const std::map<std::size_t, SettingTrials> last = trialsAt(report_.rungs.size() - 1);
        std::vector<SettingTrials> trials;
        for (const auto& [setting, counts] : last) {
            report_.finalists.push_back(setting);
            trials.push_back(counts);
        }
        if (!trials.empty()) report_.best = metrics::bestSetting(trials, bootstrap_);
    }

    const StudyRecord& record_;
    std::vector<StudyMeasurement> measurements_;
    StudyReport& report_;
    std::uint64_t seed_;
    metrics::Bootstrap bootstrap_; ///< the same drawings for all of it
};

void addRuns(const Workspace& workspace, storage::Database& database, const std::vector<StudyTrial>& trials, StudyReport& report)
{
    const RunStore runs(workspace, database);
    for (metrics::StudySettingResult& setting : report.settings)
        setting.runs.resize(static_cast<std::size_t>(report.seeds));
    for (const StudyTrial& trial : trials) {
        metrics::StudySettingResult& setting = report.settings[static_cast<std::size_t>(trial.setting)];
        setting.runs[static_cast<std::size_t>(trial.seed)] = trial.run;
        if (trial.error) setting.error = *trial.error;
        if (const auto run = trial.run.empty() ? std::nullopt : runs.find(trial.run)) setting.seconds += run->seconds;
    }
}

/// Whether every training that goes on to the last rung was measured there, or failed.
bool isComplete(const StudyReport& report, const std::vector<StudyMeasurement>& measurements, const std::vector<StudyTrial>& trials, double eta)
{
    const auto failed = std::count_if(trials.begin(), trials.end(), [](const StudyTrial& one) { return one.error.has_value(); });
    auto wanted = std::ssize(report.settings);
    for (std::size_t rung = 0; rung < report.rungs.size(); ++rung) {
        std::int64_t there = 0;
        for (const StudyMeasurement& one : measurements)
            there += one.rung == static_cast<std::int64_t>(rung) ? 1 : 0;
        if (there == 0 || there + failed < wanted * report.seeds) return false;
        if (eta > 0) wanted = metrics::survivorCount(report.settingsAtRung[rung], eta);
    }
    return true;
}

} // namespace

StudyReport studyReport(const Workspace& workspace, storage::Database& database, const std::string& name, const std::string& version)
{
    const StudyStore store(workspace, database);
    const StudyRecord record = store.get(name);
    const StudySpec& spec = record.spec;
    StudyReport report;
    report.name = record.name;
    report.createdAt = record.createdAt;
    report.version = version;
    for (const std::string& detector : spec.base.detectors())
        report.detector += (report.detector.empty() ? "" : ", ") + detector;
    report.className = spec.base.className;
    report.trainedOn = spec.base.selection.value_or(spec.base.dataset.value_or(""));
    report.measuredOn = spec.selection.value_or(spec.dataset.value_or(""));
    report.seeds = spec.seeds;
    report.random = spec.random > 0;
    report.eta = spec.eta;
    std::vector<StudyMeasurement> measurements = store.measurements(record.id);
    const std::vector<StudyTrial> trials = store.trials(record.id);
    Maker(record, measurements, report).make();
    addRuns(workspace, database, trials, report);
    report.complete = isComplete(report, measurements, trials, spec.eta);
    return report;
}

} // namespace blindspot::workspace
