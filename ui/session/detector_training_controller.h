// The DetectorTrainingController starts, follows and stops the training of a detector, and keeps its state
// and figures.
#pragma once

#include "core/detector_training/events.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/trainings/detector_train_plan.h"
#include "core/workspace/trainings/detector_train_request.h"
#include "core/workspace/trainings/detector_training.h"
#include "core/workspace/trainings/detector_training_record.h"
#include "ui/session/job.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

class DetectorTrainingMailbox;

/// It lives on the window's thread.
class DetectorTrainingController : public Job {
    Q_OBJECT

  public:
    /// `workspace` and `queue` outlive it.
    DetectorTrainingController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);

    /// What a training does on its thread.
    using Work = std::function<workspace::DetectorTrainOutcome(StopControl&, workspace::DetectorTrainObserver&)>;

    /// Makes the folder of `request.out` where it is missing.
    void start(const workspace::DetectorTrainRequest& request);
    /// The training of the workspace with this id goes on from its checkpoint.
    void resume(const std::string& id);
    /// A training of the caller's own: the two above are made of it.
    void launchTraining(Work work);

    /// Of the training under way or the last one; empty before it is known.
    const std::optional<workspace::DetectorTrainPlan>& plan() const { return plan_; }
    const std::vector<detector_training::EpochEvent>& epochs() const { return epochs_; }
    const std::optional<detector_training::BatchEvent>& progress() const { return progress_; }
    /// Of the whole, 0 to 1.
    double fraction() const;
    /// How it ended, once it has; empty where it failed before it was in the workspace.
    const std::optional<workspace::DetectorTrainingRecord>& record() const { return record_; }

  Q_SIGNALS:
    /// How far reading the images is.
    void loading(const QString& phase, qlonglong done, qlonglong total);
    /// The plan is settled and the record exists.
    void planned();
    /// Epochs from index `first` of epochs() on are new.
    void epochsAdded(int first);
    void progressed(const blindspot::detector_training::BatchEvent& event);
    void logged(const QStringList& lines);
    /// It ended by itself or was stopped; its record is final.
    void finished(const blindspot::workspace::DetectorTrainingRecord& record);

  private:
    void launchRequest(std::function<workspace::DetectorTrainRequest()> request);
    void look() override;
    void announce() override;

    const workspace::Workspace& workspace_;
    std::shared_ptr<DetectorTrainingMailbox> mailbox_;
    std::optional<workspace::DetectorTrainPlan> plan_;
    std::optional<detector_training::BatchEvent> progress_;
    std::optional<workspace::DetectorTrainingRecord> record_;
    std::vector<detector_training::EpochEvent> epochs_;
};

} // namespace blindspot::ui
