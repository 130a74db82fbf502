#include "core/workspace/evaluations/knowing_patches.h"

#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/repeat.h"
#include "core/workspace/runs/run_session.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr std::array<std::pair<KnowingPatches, std::string_view>, 3> kNames{
    {{KnowingPatches::None, "none"}, {KnowingPatches::Existing, "existing"}, {KnowingPatches::Train, "train"}}};

patch::TrainOptions optionsOf(const RunRecord& run)
{
    return optionsFromText(run.optionsJson, {Message::tr("run %1"), run.id});
}

/// What makes two trainings the same attack, whatever defence they go through.
struct Attack {
    std::vector<std::pair<std::string, std::string>> detectors; ///< what their files hold and how they were opened
    std::string className;
    std::string options; ///< without the defence, chance, length, and how they are computed
    std::multiset<std::string> images; ///< by their content

    bool operator==(const Attack&) const = default;
};

Attack attackOf(const RunStore& store, const RunRecord& run)
{
    Attack attack;
    for (const RunDetector& detector : detectorsOf(run))
        attack.detectors.emplace_back(detector.sha256, detector.choices);
    attack.className = run.className;
    patch::TrainOptions options = optionsOf(run);
    const patch::TrainOptions usual;
    options.through = usual.through;
    options.seed = usual.seed;
    options.iterations = usual.iterations;
    options.batchSize = usual.batchSize;
    options.precision = usual.precision;
    options.checkpointSeconds = usual.checkpointSeconds;
    options.initial = usual.initial;
    attack.options = optionsToText(options);
    for (const dataset::ImageIdentity& image : store.images(run.id).images)
        attack.images.insert(image.sha256);
    return attack;
}

/// The first of `runs` that is the attack trained through the defence to its end.
std::optional<std::string> knowingRun(const RunStore& store, const std::vector<RunRecord>& runs, const Attack& attack,
                                      const DefenceSpec& defence)
{
    for (const RunRecord& run : runs) {
        try {
            if (run.state == RunState::Completed && optionsOf(run).through == defence && attackOf(store, run) == attack)
                return run.id;
        } catch (const Error&) {
            // A run whose files are damaged is not the one that is looked for.
        }
    }
    return std::nullopt;
}

/// Tells the iterations of a training as the progress of what it is done for.
class ProgressObserver : public RunObserver {
  public:
    ProgressObserver(std::string defence, const ProgressSink& progress, const LogSink& log)
        : defence_(std::move(defence)), progress_(progress), log_(log)
    {
    }

    void onStarted(const RunRecord&, const compute::DeviceInfo&, const patch::TrainingPlan& plan) override
    {
        if (log_)
            log_(LogLevel::Info, {Message::tr("Training a patch through %1: about %2 s"), defence_,
                                  std::llround(plan.estimatedSeconds)});
    }
    void onIteration(const patch::IterationEvent& event) override
    {
        if (progress_) progress_({{Message::tr("training through %1"), defence_}, event.iteration, event.iterations});
    }
    void onLog(LogLevel level, const Message& line) override
    {
        if (log_ && level == LogLevel::Warning) log_(level, line);
    }

  private:
    std::string defence_;
    const ProgressSink& progress_;
    const LogSink& log_;
};

/// The id of the run.
std::string trainThrough(const Workspace& workspace, const RunStore& store, storage::Database& database, const RunRecord& run,
                       const DefenceSpec& defence, StopControl& stop, const ProgressSink& progress, const LogSink& log)
{
    TrainRequest request = requestOf(run, store, DetectorStore(database));
    request.options.through = defence;
    ProgressObserver observer(defence.text(), progress, log);
    RunOutcome outcome = startRun(workspace, request, stop, observer);
    if (outcome.stopped()) throw Cancelled(Message::tr("the evaluation was stopped"));
    return outcome.record.id;
}

} // namespace

std::string_view name(KnowingPatches knowing)
{
    return std::find_if(kNames.begin(), kNames.end(), [knowing](const auto& one) { return one.first == knowing; })->second;
}

KnowingPatches parseKnowingPatches(std::string_view text, const Place& where)
{
    for (const auto& [knowing, word] : kNames)
        if (word == text) return knowing;
    throw Error({Message::tr("'%1' is not known"), text}, where, {Message::tr("use one of %1"), "existing, train, none"});
}

std::vector<std::string> knowingRuns(const Workspace& workspace, const RunStore& store, storage::Database& database,
                                     const std::vector<std::string>& runs, const std::vector<DefenceSpec>& defences,
                                     KnowingPatches knowing, StopControl& stop, const ProgressSink& progress,
                                     const LogSink& log)
{
    std::vector<std::string> found;
    if (knowing == KnowingPatches::None || defences.empty()) return found;
    std::vector<RunRecord> known = store.list();
    for (const std::string& id : runs) {
        const RunRecord run = store.get(id);
        if (optionsOf(run).through.name != "none") continue; // it knows one itself
        const Attack attack = attackOf(store, run);
        for (const DefenceSpec& defence : defences) {
            std::optional<std::string> other = knowingRun(store, known, attack, defence);
            if (!other && knowing == KnowingPatches::Train) {
                other = trainThrough(workspace, store, database, run, defence, stop, progress, log);
                known = store.list(); // a run like this one knows it as well
            }
            const auto has = [&other](const std::vector<std::string>& list) {
                return std::find(list.begin(), list.end(), *other) != list.end();
            };
            if (other && !has(runs) && !has(found)) found.push_back(*other);
        }
    }
    return found;
}

void linkKnowing(const RunStore& store, const std::vector<DefenceSpec>& defences, std::vector<EvaluatedPatch>& patches)
{
    for (EvaluatedPatch& patch : patches) {
        metrics::PatchFacts& facts = patch.patch.facts;
        const bool asked = std::any_of(defences.begin(), defences.end(),
                                       [&facts](const DefenceSpec& defence) { return defence.text() == facts.through; });
        if (!asked) continue;
        const Attack own = attackOf(store, store.get(facts.run));
        for (std::size_t i = 0; i < patches.size() && facts.knowingOf < 0; ++i) {
            const metrics::PatchFacts& other = patches[i].patch.facts;
            if (!other.run.empty() && other.through.empty() && attackOf(store, store.get(other.run)) == own)
                facts.knowingOf = static_cast<std::int64_t>(i);
        }
    }
}

} // namespace blindspot::workspace
