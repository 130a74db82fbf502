#include "core/workspace/studies/study_runner.h"

#include "core/common/error.h"
#include "core/common/stop_relay.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/evaluations/hidden_counts.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/named_run.h"
#include "core/workspace/runs/run_groups.h"
#include "core/workspace/runs/run_session.h"
#include "core/workspace/runs/run_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <system_error>
#include <tuple>
#include <utility>

namespace blindspot::workspace {

namespace {

/// Passes everything on, notes the run with its trial, and stops it at the rung.
class RungObserver : public RunObserver {
  public:
    RungObserver(std::int64_t target, StopControl& stop, std::function<void(const RunRecord&)> begun, std::function<void(double)> went,
                 RunObserver& observer)
        : target_(target), stop_(stop), begun_(std::move(begun)), went_(std::move(went)), observer_(observer)
    {
    }

    void onLoading(const Progress& progress) override { observer_.onLoading(progress); }
    void onStarted(const RunRecord& record, const compute::DeviceInfo& device, const patch::TrainingPlan& plan) override
    {
        begun_(record);
        observer_.onStarted(record, device, plan);
    }
    void onPlan(const patch::TrainingPlan& plan) override { observer_.onPlan(plan); }
    void onIteration(const patch::IterationEvent& event) override
    {
        if (event.iteration >= target_ && event.iteration < event.iterations) stop_.requestStop();
        observer_.onIteration(event);
    }
    void onBatch(const patch::BatchEvent& event) override
    {
        went_(event.fraction);
        observer_.onBatch(event);
    }
    void onCheckpoint(const patch::TrainingState& state) override { observer_.onCheckpoint(state); }
    void onLog(LogLevel level, const Message& line) override { observer_.onLog(level, line); }
    bool wantsPatch() override { return observer_.wantsPatch(); }
    void onPatch(const at::Tensor& patch) override { observer_.onPatch(patch); }

  private:
    const std::int64_t target_;
    StopControl& stop_;
    std::function<void(const RunRecord&)> begun_;
    std::function<void(double)> went_;
    RunObserver& observer_;
};

/// Of a step's time; measuring is the rest. It only makes progress even.
constexpr double kTrainingShare = 0.8;

RunLock lockOf(const StudyStore& store, const StudyRecord& study)
{
    std::error_code code;
    std::filesystem::create_directories(store.folder(study.id), code);
    if (code)
        throw Error({Message::tr("the study's folder cannot be made (%1)"), systemMessage(code)}, toUtf8(store.folder(study.id)),
                    Message::tr("check that the workspace may be written"));
    std::optional<RunLock> lock = RunLock::tryAcquire(store.folder(study.id));
    if (!lock)
        throw Error(Message::tr("another program is at it"), {Message::tr("study %1"), study.name}, Message::tr("wait for it or stop it there"));
    return std::move(*lock);
}

/// One study on its way.
class Study {
  public:
    Study(const Workspace& workspace, storage::Database& database, StudyRecord record, std::string version, StopControl& stop,
          StudyObserver& observer)
        : workspace_(workspace), database_(database), store_(workspace, database), record_(std::move(record)), version_(std::move(version)),
          rungs_(rungsOf(record_.spec)), stop_(stop), observer_(observer)
    {
        for (StudyTrial& trial : store_.trials(record_.id))
            trials_[{trial.setting, trial.seed}] = std::move(trial);
        for (StudyMeasurement& one : store_.measurements(record_.id))
            scores_[{one.rung, one.setting, one.seed}] = metrics::beyondControl(one.counts);
    }

    void run()
    {
        std::vector<std::size_t> alive(record_.settings.size());
        std::iota(alive.begin(), alive.end(), std::size_t{0});
        countSteps();
        for (rung_ = 0; rung_ < std::ssize(rungs_); ++rung_) {
            for (const std::size_t setting : alive)
                for (std::int64_t seed = 0; seed < record_.spec.seeds; ++seed)
                    step(static_cast<std::int64_t>(setting), seed);
            std::vector<std::optional<double>> scores(record_.settings.size());
            for (const std::size_t setting : alive)
                scores[setting] = scoreOf(static_cast<std::int64_t>(setting));
            alive = metrics::survivors(scores, record_.spec.eta > 0 ? record_.spec.eta : 1);
            if (left_ > 0) return; // another program's are not here
            if (alive.empty())
                throw Error(Message::tr("none of its trainings could be measured"), {Message::tr("study %1"), record_.name}, failure_);
        }
    }

  private:
    using Key = std::pair<std::int64_t, std::int64_t>;

    void countSteps()
    {
        std::int64_t settings = std::ssize(record_.settings);
        for (std::size_t rung = 0; rung < rungs_.size(); ++rung) {
            steps_ += settings * record_.spec.seeds;
            if (record_.spec.eta > 0) settings = metrics::survivorCount(settings, record_.spec.eta);
        }
    }

    std::optional<double> scoreOf(std::int64_t setting) const
    {
        double sum = 0;
        std::int64_t count = 0;
        for (std::int64_t seed = 0; seed < record_.spec.seeds; ++seed)
            if (const auto found = scores_.find({rung_, setting, seed}); found != scores_.end() && !std::isnan(found->second)) {
                sum += found->second;
                ++count;
            }
        return count > 0 ? std::optional(sum / static_cast<double>(count)) : std::nullopt;
    }

    void step(std::int64_t setting, std::int64_t seed)
    {
        StudyStep step;
        step.setting = setting, step.seed = seed, step.rung = rung_;
        step.values = record_.settings[static_cast<std::size_t>(setting)];
        step.done = done_++;
        step.steps = steps_;
        if (scores_.contains({rung_, setting, seed})) return;
        if (stop_.shouldStop()) throw Cancelled(Message::tr("interrupted"), Message::tr("the study goes on where it was"));
        if (!observer_.isMine(step)) {
            ++left_;
            return;
        }
        StudyTrial& trial = trials_[{setting, seed}];
        trial.setting = setting, trial.seed = seed;
        try {
            const TrainRequest request = requestOf(record_.spec, step.values, seed);
            step.iterations = std::max<std::int64_t>(
                1, std::llround(rungs_[static_cast<std::size_t>(rung_)] * static_cast<double>(request.options.iterations)));
            advanced_ = 0;
            observer_.onStep(step);
            trial.error.reset();
            train(request, trial, step);
            const double score = measure(trial, step);
            scores_[{rung_, setting, seed}] = score;
            observer_.onMeasured(step, score);
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& error) {
            trial.error = error.message();
            failure_ = error.message();
            store_.write(record_.id, trial); // throws where the disk is full: then the study ends, and goes on when it has room
            observer_.onFailed(step, error.message());
        }
    }

    /// "night 3/12, patch-size=100, learning-rate=5".
    std::string nameOf(const StudyTrial& trial) const
    {
        std::string name = record_.name + " " + std::to_string(trial.setting + 1) + "/" + std::to_string(record_.settings.size());
        const StudySetting& values = record_.settings[static_cast<std::size_t>(trial.setting)];
        for (std::size_t i = 0; i < values.size(); ++i)
            name += ", " + record_.spec.options[i].key + "=" + values[i];
        return record_.spec.seeds > 1 ? name + ", seed " + std::to_string(trial.seed + 1) : name;
    }

    /// Its run, also where the program was killed before it was noted; nothing where there is none or it was deleted.
    std::optional<RunRecord> runOf(const StudyTrial& trial, const RunStore& runs) const
    {
        if (!trial.run.empty()) return runs.find(trial.run);
        return trial.reservedName.empty() ? std::nullopt : findNamed(runs, trial.reservedName, trial.startedAt);
    }

    void train(TrainRequest request, StudyTrial& trial, const StudyStep& step)
    {
        const RunStore runs(workspace_, database_);
        StopRelay relay(stop_);
        const auto begun = [&](const RunRecord& run) {
            trial.run = run.id;
            store_.write(record_.id, trial);
            RunGroups(runs, database_).put({run.id}, record_.name);
        };
        RungObserver watcher(step.iterations, relay.inner(), begun, [this, &step](double fraction) { went(step, fraction); }, observer_.run());
        std::optional<RunRecord> run = runOf(trial, runs);
        if (run) trial.run = run->id;
        if (run && (run->iterationsDone >= step.iterations || run->state == RunState::Completed)) return;
        RunOutcome outcome;
        if (run) {
            outcome = resumeRun(workspace_, {run->id, {}, {}, false}, relay.inner(), watcher);
        } else {
            trial.run.clear();
            trial.startedAt = utcNow();
            request.name = store_.reserveName(record_.id, trial, runs, nameOf(trial));
            request.nameReserved = true;
            outcome = startRun(workspace_, request, relay.inner(), watcher);
        }
        if (outcome.end == patch::TrainingEnd::NotFinite)
            throw Error(Message::tr("the loss was no longer a finite number"), {Message::tr("run %1"), outcome.record.id});
        if (outcome.record.iterationsDone < step.iterations)
            throw Cancelled(Message::tr("interrupted"), Message::tr("the study goes on where it was"));
    }

    /// `fraction`: of all iterations of its run, of which this rung is a part.
    void went(const StudyStep& step, double fraction)
    {
        const double rung = rungs_[static_cast<std::size_t>(step.rung)];
        advance(step, kTrainingShare * std::clamp(fraction / rung, 0.0, 1.0));
        observer_.onProgress({Message::tr("Studying"), step.done, step.steps});
    }

    /// Measuring counts anew for each of its phases: what was told is not taken back.
    void advance(const StudyStep& step, double ofStep)
    {
        if (ofStep <= advanced_) return;
        advanced_ = ofStep;
        observer_.onAdvanced(step, ofStep);
    }

    double measure(const StudyTrial& trial, const StudyStep& step)
    {
        EvaluationRequest request;
        request.detectors = {record_.spec.base.detector};
        request.images = {record_.spec.selection, record_.spec.dataset, record_.spec.base.className, record_.spec.images};
        request.runs = {trial.run};
        request.knowing = KnowingPatches::None;
        request.options.confidence = record_.spec.confidence;
        request.device = record_.spec.base.device;
        request.version = version_;
        const metrics::EvaluationReport report = evaluateAndStore(
            workspace_, request, stop_,
            [this, &step](const Progress& progress) {
                if (progress.total > 0)
                    advance(step, kTrainingShare +
                                      (1 - kTrainingShare) * static_cast<double>(progress.done) / static_cast<double>(progress.total));
                observer_.onProgress(progress);
            },
            [this](LogLevel level, const Message& line) {
                if (level == LogLevel::Warning) observer_.onLog(level, line);
            });
        const auto held = metrics::ImageGroup::HeldOut;
        StudyMeasurement measurement;
        measurement.setting = step.setting, measurement.seed = step.seed, measurement.rung = step.rung;
        measurement.iterations = step.iterations;
        measurement.evaluation = report.id;
        measurement.imagesSha256 = report.imagesSha256;
        measurement.counts.patch = hiddenIn(report, metrics::Arm::Patch, 0, held);
        if (measurement.counts.patch.empty())
            throw Error(Message::tr("none of the images that it is to be measured on is held out: all were trained on"), {},
                        Message::tr("begin a study that is measured on other images"));
        if (std::isnan(metrics::beyondControl(measurement.counts)))
            throw Error(Message::tr("the detector notices nothing on the clean images, so that nothing can be hidden"), {},
                        Message::tr("measure on other images, or against another detector"));
        for (const metrics::Arm control : {metrics::Arm::Grey, metrics::Arm::Random})
            measurement.counts.controls.push_back(hiddenIn(report, control, 0, held));
        store_.write(record_.id, measurement);
        store_.write(record_.id, trial);
        return metrics::beyondControl(measurement.counts);
    }

    const Workspace& workspace_;
    storage::Database& database_;
    StudyStore store_;
    StudyRecord record_;
    std::string version_;
    std::vector<double> rungs_;
    StopControl& stop_;
    StudyObserver& observer_;
    std::map<Key, StudyTrial> trials_;
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, double> scores_; ///< by rung, setting and seed
    std::int64_t rung_ = 0, done_ = 0, steps_ = 0;
    std::int64_t left_ = 0; ///< to others
    double advanced_ = 0; ///< of the step under way, as last told
    Message failure_; ///< the last one
};

} // namespace

double fractionOf(const StudyStep& step, double ofStep)
{
    return step.steps > 0 ? std::min(1.0, (static_cast<double>(step.done) + ofStep) / static_cast<double>(step.steps)) : 0;
}

void runStudy(const Workspace& workspace, const std::string& name, const std::string& version, StopControl& stop, StudyObserver& observer)
{
    workspace.requireWritable();
    storage::Database database = workspace.connect();
    const StudyStore store(workspace, database);
    StudyRecord record = store.get(name);
    const RunLock lock = lockOf(store, record);
    Study(workspace, database, std::move(record), version, stop, observer).run();
}

} // namespace blindspot::workspace
