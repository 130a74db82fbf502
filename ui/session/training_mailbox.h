// A TrainingMailbox passes the events of a patch's training to the window: the trainer's thread fills it, the
// window's thread empties it. Private to this folder.
#pragma once

#include "core/compute/gpu_monitor.h"
#include "core/workspace/runs/run_recorder.h"

#include <QImage>
#include <QStringList>

#include <chrono>
#include <mutex>
#include <optional>
#include <vector>

namespace blindspot::ui {

/// The events since the mailbox was last emptied; of states that replace each other only the newest.
struct TrainingNews {
    std::optional<Progress> loading;
    std::optional<workspace::RunRecord> started;
    std::optional<patch::TrainingPlan> plan;
    std::vector<workspace::CurvePoint> points;
    std::optional<patch::BatchEvent> progress;
    std::optional<compute::GpuUse> gpu;
    QImage patch;
    QStringList lines;
};

/// Thread-safe. The trainer never waits for the window.
class TrainingMailbox : public workspace::RunObserver {
  public:
    TrainingNews take();

    void onLoading(const Progress& progress) override;
    void onStarted(const workspace::RunRecord& record, const compute::DeviceInfo& device, const patch::TrainingPlan& plan) override;
    void onIteration(const patch::IterationEvent& event) override;
    void onBatch(const patch::BatchEvent& event) override;
    void onLog(LogLevel level, const Message& line) override;
    bool wantsPatch() override;
    void onPatch(const at::Tensor& patch) override;

  private:
    void addLine(const QString& line);
    void watchGpu();

    std::mutex mutex_;
    TrainingNews news_;
    std::chrono::steady_clock::time_point lastPatch_{}, lastGpu_{};
    std::optional<compute::GpuMonitor> gpu_; ///< the trainer's thread alone uses it
};

} // namespace blindspot::ui
