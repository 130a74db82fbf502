// The TrainingController starts, follows and stops the training of a patch, and keeps its state and figures.
#pragma once

#include "core/compute/gpu_monitor.h"
#include "core/patch/events.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_request.h"
#include "core/workspace/runs/run_session.h"
#include "ui/session/job.h"
#include "ui/support/ui_queue.h"

#include <QImage>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace blindspot::ui {

class TrainingMailbox;

/// It lives on the window's thread.
class TrainingController : public Job {
    Q_OBJECT

  public:
    /// What a training does on its thread.
    using Run = std::function<workspace::RunOutcome(StopControl&, workspace::RunObserver&)>;

    /// `workspace` and `queue` outlive it.
    TrainingController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);

    void start(const workspace::TrainRequest& request);
    void resumeRun(const workspace::ResumeRequest& request);
    /// A training of the caller's own: the two above are made of it.
    void launchRun(Run run);

    /// Of the run under way or the last one; empty before the first.
    const std::optional<workspace::RunRecord>& record() const { return record_; }
    const std::vector<workspace::CurvePoint>& points() const { return points_; }
    const QImage& patch() const { return patch_; }
    const std::optional<patch::BatchEvent>& progress() const { return progress_; }
    /// Of the GPU that it runs on, as of the last progress; nothing on a CPU.
    const std::optional<compute::GpuUse>& gpu() const { return gpu_; }
    const std::optional<patch::TrainingPlan>& plan() const { return plan_; }

  Q_SIGNALS:
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

  private:
    void look() override;
    void announce() override;

    const workspace::Workspace& workspace_;
    std::shared_ptr<TrainingMailbox> mailbox_;
    std::optional<workspace::RunRecord> record_;
    std::optional<patch::BatchEvent> progress_;
    std::optional<compute::GpuUse> gpu_;
    std::optional<patch::TrainingPlan> plan_;
    std::vector<workspace::CurvePoint> points_;
    QImage patch_;
};

} // namespace blindspot::ui
