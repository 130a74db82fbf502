#include "core/workspace/queue/queue_runner.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/workspace/queue/queue_watch.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

/// Passes everything on, and keeps the item's record and progress.
class RunWatcher : public RunObserver {
  public:
    RunWatcher(const Workspace& workspace, const QueueItem& item, QueueWatch& watch, RunObserver& observer)
        : workspace_(workspace), item_(item), watch_(watch), observer_(observer)
    {
    }

    void onLoading(const Progress& progress) override { observer_.onLoading(progress); }
    void onStarted(const RunRecord& record, const compute::DeviceInfo& device, const patch::TrainingPlan& plan) override
    {
        storage::Database database = workspace_.connect();
        QueueStore(workspace_, database).setRecord(item_.id, record.id);
        observer_.onStarted(record, device, plan);
    }
    void onPlan(const patch::TrainingPlan& plan) override { observer_.onPlan(plan); }
    void onIteration(const patch::IterationEvent& event) override { observer_.onIteration(event); }
    void onBatch(const patch::BatchEvent& event) override
    {
        watch_.tell(event.fraction, event.secondsLeft);
        observer_.onBatch(event);
    }
    void onCheckpoint(const patch::TrainingState& state) override { observer_.onCheckpoint(state); }
    void onLog(LogLevel level, const Message& line) override { observer_.onLog(level, line); }
    bool wantsPatch() override { return observer_.wantsPatch(); }
    void onPatch(const at::Tensor& patch) override { observer_.onPatch(patch); }

  private:
    const Workspace& workspace_;
    const QueueItem& item_;
    QueueWatch& watch_;
    RunObserver& observer_;
};

class DetectorWatcher : public DetectorTrainObserver {
  public:
    DetectorWatcher(const Workspace& workspace, const QueueItem& item, QueueWatch& watch, DetectorTrainObserver& observer)
        : workspace_(workspace), item_(item), watch_(watch), observer_(observer)
    {
    }

    void onLoading(const Progress& progress) override { observer_.onLoading(progress); }
    void onPlan(const DetectorTrainPlan& plan) override
    {
        storage::Database database = workspace_.connect();
        QueueStore(workspace_, database).setRecord(item_.id, plan.training);
        observer_.onPlan(plan);
    }
    void onBatch(const detector_training::BatchEvent& event) override
    {
        tell(event);
        observer_.onBatch(event);
    }
    void onEpoch(const detector_training::EpochEvent& event) override { observer_.onEpoch(event); }
    void onCheckpoint(const detector_training::TrainState& state) override { observer_.onCheckpoint(state); }
    void onLog(LogLevel level, const Message& line) override { observer_.onLog(level, line); }

  private:
    void tell(const detector_training::BatchEvent& event)
    {
        const double ofEpoch = event.batches > 0 ? static_cast<double>(event.batch) / static_cast<double>(event.batches) : 0;
        if (event.epochs > 0)
            watch_.tell((static_cast<double>(event.epoch - 1) + ofEpoch) / static_cast<double>(event.epochs), event.secondsLeft);
    }

    const Workspace& workspace_;
    const QueueItem& item_;
    QueueWatch& watch_;
    DetectorTrainObserver& observer_;
};

/// Passes everything on, and tells how far the study is: as far as its steps, and the training under way within its own.
class StudyWatcher : public StudyObserver {
  public:
    StudyWatcher(QueueWatch& watch, StudyObserver& observer) : watch_(watch), observer_(observer) {}

    void onStep(const StudyStep& step) override
    {
        tell(step, 0);
        observer_.onStep(step);
    }
    bool isMine(const StudyStep& step) override { return observer_.isMine(step); }
    RunObserver& run() override { return observer_.run(); }
    void onAdvanced(const StudyStep& step, double ofStep) override
    {
        tell(step, ofStep);
        observer_.onAdvanced(step, ofStep);
    }
    void onMeasured(const StudyStep& step, double beyondControl) override { observer_.onMeasured(step, beyondControl); }
    void onFailed(const StudyStep& step, const Message& why) override { observer_.onFailed(step, why); }
    void onProgress(const Progress& progress) override { observer_.onProgress(progress); }
    void onLog(LogLevel level, const Message& line) override { observer_.onLog(level, line); }

  private:
    void tell(const StudyStep& step, double ofStep)
    {
        const double fraction = fractionOf(step, ofStep);
        if (first_ < 0) first_ = fraction;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        if (fraction > first_) watch_.tell(fraction, seconds * (1 - fraction) / (fraction - first_));
    }

    QueueWatch& watch_;
    StudyObserver& observer_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    double first_ = -1; ///< so much of it was done when it began
};

void makeFolder(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        throw Error({Message::tr("the queue's folder cannot be made (%1)"), systemMessage(code)}, toUtf8(folder),
                    Message::tr("check that the workspace may be written"));
}

/// What killed programs left behind; not what one that begins just now has made and does not hold yet.
void removeOldRunners(const fs::path& folder)
{
    constexpr std::chrono::minutes kBeginning{1};
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        std::error_code ignored;
        const bool old = fs::file_time_type::clock::now() - entry.last_write_time(ignored) > kBeginning;
        if (old && entry.is_directory(ignored) && !RunLock::isHeld(entry.path())) fs::remove_all(entry.path(), ignored);
    }
}

/// The patches of the runs, whose files are there by now.
void addPatchesOf(const std::vector<std::string>& runs, const Workspace& workspace, storage::Database& database,
                  DetectorTrainRequest& request)
{
    const RunStore store(workspace, database);
    for (const std::string& run : runsOfItems(database, runs)) {
        const fs::path file = store.folder(store.get(run).id) / "patch.safetensors";
        std::error_code code;
        if (!fs::exists(file, code))
            throw Error(Message::tr("the run has no patch yet"), {Message::tr("run %1"), run}, Message::tr("let it end, or choose another"));
        request.patches.push_back(file);
    }
}

/// A run of the item that can go on; empty: it begins anew.
std::optional<RunRecord> begun(const RunStore& store, const QueueItem& item)
{
    return item.record.empty() ? std::nullopt : store.find(item.record);
}

} // namespace

std::vector<std::string> runsOfItems(storage::Database& database, const std::vector<std::string>& runs)
{
    std::vector<std::string> ids;
    for (const std::string& run : runs) {
        const auto item = itemOfRun(run);
        if (!item) {
            ids.push_back(run);
            continue;
        }
        storage::Statement row = database.prepare("SELECT record FROM queue_items WHERE id = ?");
        row.bindAll(*item);
        std::string record = row.step() ? row.text(0) : std::string();
        if (record.empty())
            throw Error({Message::tr("item %1 of the queue has made no run"), *item}, "--run", Message::tr("choose another run"));
        ids.push_back(std::move(record));
    }
    return ids;
}

/// The runner's own, and that of working alone.
struct QueueRunner::Locks {
    std::optional<RunLock> own, alone;
};

QueueRunner::QueueRunner(const Workspace& workspace, bool beside)
    : workspace_(&workspace), id_(newRunId()), locks_(std::make_unique<Locks>())
{
    workspace.requireWritable();
    const fs::path folder = workspace.folder() / "queue";
    makeFolder(folder);
    if (!beside) {
        locks_->alone = RunLock::tryAcquire(folder);
        if (!locks_->alone)
            throw Error(Message::tr("another program works on the queue"), toUtf8(folder),
                        Message(Message::tr("wait for it or stop it there; --worker works beside it"))
                            .inWindow(Message::tr("wait for it or stop it there")));
    }
    removeOldRunners(folder);
    makeFolder(folder / id_);
    locks_->own = RunLock::tryAcquire(folder / id_);
    if (!locks_->own) throw Error(Message::tr("another program works on the queue"), toUtf8(folder / id_), Message::tr("try again"));
}

QueueRunner::QueueRunner(QueueRunner&&) noexcept = default;

QueueRunner::~QueueRunner()
{
    if (!locks_) return;
    std::error_code ignored;
    fs::remove_all(workspace_->folder() / "queue" / id_, ignored);
}

QueueRunner::Next QueueRunner::next()
{
    storage::Database database = workspace_->connect();
    QueueStore store(*workspace_, database);
    Next next;
    next.changed = store.recover();
    next.item = store.claim(id_, next.changed);
    return next;
}

/// Does the work and writes how it ended: `work` is given the connection, the store and the watch, and says whether it was stopped.
template <typename Work>
auto QueueRunner::written(const QueueItem& item, StopControl& stop, const Work& work)
{
    storage::Database database = workspace_->connect();
    QueueStore store(*workspace_, database);
    QueueWatch watch(*workspace_, item.id, stop);
    const auto interrupted = [&watch] { return watch.itemStopped() ? QueueState::Stopped : QueueState::Waiting; };
    try {
        auto [outcome, stopped, error] = work(database, store, watch);
        if (stopped)
            store.finish(item.id, interrupted());
        else
            store.finish(item.id, error.empty() ? QueueState::Done : QueueState::Failed, error);
        return std::move(outcome);
    } catch (const Cancelled&) {
        store.finish(item.id, interrupted());
        throw;
    } catch (const std::exception& error) {
        store.finish(item.id, QueueState::Failed, messageOf(error));
        throw;
    }
}

namespace {

template <typename Outcome>
struct Ended {
    Outcome outcome;
    bool stopped = false;
    Message error; ///< why it failed, where it did without an exception
};

} // namespace

RunOutcome QueueRunner::train(const QueueItem& item, StopControl& stop, RunObserver& observer)
{
    return written(item, stop, [&](storage::Database& database, QueueStore& store, QueueWatch& watch) {
        RunWatcher watcher(*workspace_, item, watch, observer);
        const RunStore runs(*workspace_, database);
        Ended<RunOutcome> ended;
        if (const auto run = begun(runs, item); run && run->state == RunState::Completed) {
            ended.outcome.record = *run; // it was killed, or put back, when there was nothing left to do
            return ended;
        } else if (run) {
            ended.outcome = resumeRun(*workspace_, {run->id, {}, {}, false}, watch.stop(), watcher);
        } else {
            TrainRequest request = std::get<TrainRequest>(queueRequestFromText(item.kind, item.requestJson, item.id));
            RunRecord named;
            named.recipe = request.options.recipe;
            named.selection = request.selection;
            named.dataset = request.dataset;
            named.className = request.className;
            const std::string wished =
                request.name.empty() ? RunStore::usualName(named, request.options.patchSize, request.options.through.name) : request.name;
            request.name = store.reserveName(item.id, runs, wished);
            request.nameReserved = true;
            ended.outcome = startRun(*workspace_, request, watch.stop(), watcher);
        }
        ended.stopped = ended.outcome.stopped();
        if (ended.outcome.end == patch::TrainingEnd::NotFinite) ended.error = Message(Message::tr("the loss was no longer a finite number"));
        return ended;
    });
}

metrics::EvaluationReport QueueRunner::evaluate(const QueueItem& item, StopControl& stop, const EvaluationSinks& sinks)
{
    return written(item, stop, [&](storage::Database& database, QueueStore& store, QueueWatch& watch) {
        EvaluationRequest request = std::get<EvaluationRequest>(queueRequestFromText(item.kind, item.requestJson, item.id));
        request.runs = runsOfItems(database, request.runs);
        const auto start = std::chrono::steady_clock::now();
        const ProgressSink progress = [&](const Progress& now) {
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            if (now.done > 0 && now.total > 0)
                watch.tell(static_cast<double>(now.done) / static_cast<double>(now.total),
                           seconds * static_cast<double>(now.total - now.done) / static_cast<double>(now.done));
            if (sinks.progress) sinks.progress(now);
        };
        Ended<metrics::EvaluationReport> ended;
        ended.outcome = evaluateAndStore(*workspace_, request, watch.stop(), progress, sinks.log, sinks.noticed);
        store.setRecord(item.id, ended.outcome.id);
        return ended;
    });
}

DetectorTrainOutcome QueueRunner::trainDetector(const QueueItem& item, StopControl& stop, DetectorTrainObserver& observer)
{
    return written(item, stop, [&](storage::Database& database, QueueStore&, QueueWatch& watch) {
        DetectorWatcher watcher(*workspace_, item, watch, observer);
        QueuedDetectorTraining training =
            std::get<QueuedDetectorTraining>(queueRequestFromText(item.kind, item.requestJson, item.id));
        DetectorTrainRequest& request = training.request;
        const DetectorTrainingStore trainings(*workspace_, database);
        const auto earlier = item.record.empty() ? std::nullopt : trainings.find(item.record);
        Ended<DetectorTrainOutcome> ended;
        if (earlier && earlier->state == DetectorTrainingState::Completed) {
            ended.outcome.record = *earlier;
            ended.outcome.out = earlier->out;
            return ended;
        }
        if (earlier && hasCheckpoint(request.out))
            request = resumedRequest(*workspace_, earlier->id); // the patches as they were
        else
            addPatchesOf(training.patchRuns, *workspace_, database, request);
        ended.outcome = workspace::trainDetector(*workspace_, request, watch.stop(), watcher);
        ended.stopped = ended.outcome.stopped();
        if (ended.outcome.end == detector_training::TrainingEnd::NotFinite)
            ended.error = Message(Message::tr("the loss was no longer a finite number"));
        return ended;
    });
}

std::string QueueRunner::study(const QueueItem& item, StopControl& stop, StudyObserver& observer)
{
    return written(item, stop, [&](storage::Database& database, QueueStore& store, QueueWatch& watch) {
        const StudyRequest request = std::get<StudyRequest>(queueRequestFromText(item.kind, item.requestJson, item.id));
        const auto record = StudyStore(*workspace_, database).find(request.study);
        if (!record) throw Error(Message::tr("it was removed"), {Message::tr("study %1"), request.name}, Message::tr("restore it and try again"));
        store.setRecord(item.id, record->name);
        StudyWatcher watcher(watch, observer);
        runStudy(*workspace_, record->name, request.version, watch.stop(), watcher);
        Ended<std::string> ended;
        ended.outcome = record->name;
        return ended;
    });
}

} // namespace blindspot::workspace
