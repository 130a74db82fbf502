// The training that the window runs: one at a time, on a thread of its own, watched through a mailbox.
#pragma once

#include "core/compute/gpu_monitor.h"
#include "core/patch/events.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_request.h"
#include "ui/session/training_state.h"
#include "ui/support/ui_queue.h"

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace blindspot {
class StopControl;
}

namespace blindspot::workspace {
class RunObserver;
struct RunOutcome;
}

namespace blindspot::ui {

class TrainingMailbox;

/// Start, pause, resume and stop follow this state machine:
///   Idle -> Preparing -> Running <-> Paused; Preparing, Running, Paused -> Stopping -> Idle; Running -> Idle at its end.
/// Calls that do not fit the state do nothing. All on the window's thread; destroying it stops the run, which saves, and joins.
class TrainingController : public QObject {
    Q_OBJECT

  public:
    TrainingController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);
    ~TrainingController() override;

    TrainingState state() const { return state_; }
    bool busy() const { return state_ != TrainingState::Idle; }
    /// While a detector is being trained no patch is: they would share the machine.
    void setHeld(bool held);
    bool held() const { return held_; }

    void start(const workspace::TrainRequest& request);
    void resumeRun(const workspace::ResumeRequest& request);
    void pause();
    void unpause();
    void stop();

    /// Of the run under way or the last one; empty before the first.
    const std::optional<workspace::RunRecord>& record() const { return record_; }
    const std::vector<workspace::CurvePoint>& points() const { return points_; }
    const QImage& patch() const { return patch_; }
    const std::optional<patch::BatchEvent>& progress() const { return progress_; }
    /// Of the GPU that it runs on, as of the last progress; nothing on a CPU.
    const std::optional<compute::GpuUse>& gpu() const { return gpu_; }
    const std::optional<patch::TrainingPlan>& plan() const { return plan_; }

  Q_SIGNALS:
    void stateChanged(blindspot::ui::TrainingState state);
    void heldChanged(bool held);
    /// A run begins: curve, patch and log start anew.
    void runStarted();
    /// How far reading the images is, before the first pass.
    void loading(const QString& phase, qlonglong done, qlonglong total);
    /// The plan is settled and the record exists.
    void planned();
    /// Points from index `first` of points() on are new.
    void pointsAdded(int first);
    void patchChanged(const QImage& patch);
    void progressed(const blindspot::patch::BatchEvent& event);
    void logged(const QStringList& lines);
    /// The run ended by itself or was stopped; its record is final.
    void finished(const blindspot::workspace::RunRecord& record);
    void failed(const QString& message);

  private:
    using Job = std::function<workspace::RunOutcome(StopControl&, workspace::RunObserver&)>;
    void launch(Job job);
    void setState(TrainingState state);
    void empty();
    void conclude(const std::optional<workspace::RunRecord>& record, const QString& failure);

    const workspace::Workspace& workspace_;
    UiQueue& queue_;
    TrainingState state_ = TrainingState::Idle;
    bool held_ = false;
    std::shared_ptr<StopControl> stop_;
    std::shared_ptr<TrainingMailbox> mailbox_;
    std::thread thread_;
    QTimer timer_;
    std::optional<workspace::RunRecord> record_;
    std::optional<patch::BatchEvent> progress_;
    std::optional<compute::GpuUse> gpu_;
    std::optional<patch::TrainingPlan> plan_;
    std::vector<workspace::CurvePoint> points_;
    QImage patch_;
};

} // namespace blindspot::ui
