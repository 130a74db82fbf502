#include "core/workspace/runs/run_recorder.h"

#include "core/patch/trainer.h"
#include "core/workspace/runs/options_json.h"

#include <cmath>
#include <utility>

namespace blindspot::workspace {

namespace {

/// Often enough for somebody who watches the run from another program, seldom enough to cost nothing.
constexpr std::chrono::milliseconds kFlushInterval{500};

std::optional<double> finite(std::optional<double> value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace

RunRecorder::RunRecorder(RunStore& store, RunRecord& record, patch::TrainOptions options,
                         const compute::DeviceInfo& device, RunObserver& observer)
    : store_(store), record_(record), options_(std::move(options)), device_(device), observer_(observer),
      checkpoints_(store.folder(record.id), record.id), snapshots_(store.folder(record.id)),
      lastFlush_(std::chrono::steady_clock::now())
{
}

void RunRecorder::onPlan(const patch::TrainingPlan& plan)
{
    // Batch size and precision are settled once: with others, a resumed run would not equal an uninterrupted
    // one.
    options_.batchSize = plan.batchSize;
    options_.precision = plan.precision == detector::Precision::Bf16 ? patch::PrecisionChoice::Bf16
                                                                     : patch::PrecisionChoice::Fp32;
    record_.optionsJson = optionsToText(options_);
    record_.precision = name(options_.precision);
    record_.device = device_.device;
    record_.figures.images = plan.images;
    record_.figures.batchSize = plan.batchSize;
    record_.figures.secondsPerPass = plan.secondsPerPass;
    record_.figures.estimatedSeconds = plan.estimatedSeconds;
    record_.figures.estimatedBytes = plan.estimatedBytes.value_or(0);
    RunUpdate update;
    update.optionsJson = record_.optionsJson;
    update.precision = record_.precision;
    update.device = record_.device;
    update.figures = record_.figures;
    store_.update(record_.id, update);
    observer_.onStarted(record_, device_, plan);
    observer_.onPlan(plan);
}

void RunRecorder::onIteration(const patch::IterationEvent& event)
{
    waiting_.push_back({event.iteration, finite(event.loss), finite(event.lossBox), finite(event.lossCls),
                        finite(event.lossDfl), event.seconds, event.losses, event.weights});
    record_.iterationsDone = event.iteration;
    record_.seconds = event.seconds;
    record_.figures.loss = finite(event.loss);
    if (PatchSnapshots::isKept(event.iteration, event.iterations)) snapshotDue_ = event.iteration;
    observer_.onIteration(event);
    if (std::chrono::steady_clock::now() - lastFlush_ >= kFlushInterval) flush();
}

/// The trainer asks next after the iteration's event, and shows the patch as that iteration left it.
bool RunRecorder::wantsPatch()
{
    patchForObserver_ = observer_.wantsPatch();
    return patchForObserver_ || snapshotDue_ > 0;
}

void RunRecorder::onPatch(const at::Tensor& patch)
{
    if (snapshotDue_ > 0) snapshots_.write(snapshotDue_, patch);
    snapshotDue_ = 0;
    if (patchForObserver_) observer_.onPatch(patch);
}

void RunRecorder::onCheckpoint(const patch::TrainingState& state)
{
    // The points first: those after the checkpoint are dropped on resume, missing ones would stay missing.
    flush();
    checkpoints_.write(state);
    record_.iterationsDone = state.iteration;
    record_.seconds = state.seconds;
    record_.figures.updates = state.updates;
    record_.figures.passes = state.passes;
    if (state.passes > 0) record_.figures.secondsPerPass = state.seconds / static_cast<double>(state.passes);
    RunUpdate update;
    update.iterationsDone = state.iteration;
    update.seconds = state.seconds;
    update.figures = record_.figures;
    store_.update(record_.id, update);
    observer_.onCheckpoint(state);
}

void RunRecorder::flush()
{
    store_.appendPoints(record_.id, waiting_);
    waiting_.clear();
    lastFlush_ = std::chrono::steady_clock::now();
}

} // namespace blindspot::workspace
