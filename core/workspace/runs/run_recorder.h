// A RunRecorder writes a patch's training into the workspace while it runs: its plan, curve, checkpoints and snapshots.
#pragma once

#include "core/common/log.h"
#include "core/common/message.h"
#include "core/common/progress.h"
#include "core/compute/device.h"
#include "core/patch/events.h"
#include "core/patch/options.h"
#include "core/workspace/runs/checkpoint.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_store.h"

#include <chrono>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// The observer that callers of startRun and resumeRun pass. It is called on the thread of the run.
class RunObserver : public patch::TrainingObserver {
  public:
    /// How far reading the images is; before the run begins.
    virtual void onLoading(const Progress&) {}
    /// Once, before the first pass: the record as it stands, with what the plan settled.
    virtual void onStarted(const RunRecord&, const compute::DeviceInfo&, const patch::TrainingPlan&) {}
};

/// An observer between the trainer and the caller's; called on the trainer's thread. Errors: Error out of any
/// call when the disk is full; the training ends then and the last checkpoint stays.
class RunRecorder : public patch::TrainingObserver {
  public:
    /// Keeps `record` up to date. References must outlive this object.
    RunRecorder(RunStore& store, RunRecord& record, patch::TrainOptions options,
                const compute::DeviceInfo& device, RunObserver& observer);

    void onPlan(const patch::TrainingPlan& plan) override;
    void onIteration(const patch::IterationEvent& event) override;
    void onBatch(const patch::BatchEvent& event) override { observer_.onBatch(event); }
    void onCheckpoint(const patch::TrainingState& state) override;
    void onLog(LogLevel level, const Message& line) override { observer_.onLog(level, line); }
    bool wantsPatch() override;
    void onPatch(const at::Tensor& patch) override;

    /// Writes the points that are still waiting.
    void flush();

  private:
    RunStore& store_;
    RunRecord& record_;
    patch::TrainOptions options_;
    const compute::DeviceInfo& device_;
    RunObserver& observer_;
    CheckpointFiles checkpoints_;
    PatchSnapshots snapshots_;
    std::int64_t snapshotDue_ = 0;  ///< the iteration that just ended, where its patch is kept; 0: it is not
    bool patchForObserver_ = false; ///< it asked for the patch that comes next
    std::vector<CurvePoint> waiting_;
    std::chrono::steady_clock::time_point lastFlush_;
};

} // namespace blindspot::workspace
