// The training of a detector that the window runs: one at a time, on a thread of its own, watched through a
// mailbox.
#pragma once

#include "core/detector_training/events.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/trainings/detector_train_plan.h"
#include "core/workspace/trainings/detector_train_request.h"
#include "core/workspace/trainings/detector_training_record.h"
#include "ui/session/training_state.h"
#include "ui/support/ui_queue.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace blindspot {
class StopControl;
}

namespace blindspot::ui {

class DetectorTrainingMailbox;

/// Idle -> Preparing -> Running -> Stopping -> Idle; Running -> Idle at its end. Calls that do not fit the
/// state do nothing. All on the window's thread; destroying it stops the training, which saves, and joins.
class DetectorTrainingController : public QObject {
    Q_OBJECT

  public:
    explicit DetectorTrainingController(const workspace::Workspace& workspace, QObject* parent = nullptr);
    ~DetectorTrainingController() override;

    TrainingState state() const { return state_; }
    bool busy() const { return state_ != TrainingState::Idle; }
    /// While another kind of training has the machine nothing is started here.
    void setHeld(bool held);
    bool held() const { return held_; }

    /// Makes the folder of `request.out` where it is missing.
    void start(const workspace::DetectorTrainRequest& request);
    /// The training of the workspace with this id goes on from its checkpoint.
    void resume(const std::string& id);
    void stop();

    /// Of the training under way or the last one; empty before it is known.
    const std::optional<workspace::DetectorTrainPlan>& plan() const { return plan_; }
    const std::vector<detector_training::EpochEvent>& epochs() const { return epochs_; }
    const std::optional<detector_training::BatchEvent>& progress() const { return progress_; }
    /// Of the whole, 0 to 1.
    double fraction() const;
    /// How it ended, once it has; empty where it failed before it was in the workspace.
    const std::optional<workspace::DetectorTrainingRecord>& record() const { return record_; }

  Q_SIGNALS:
    void stateChanged(blindspot::ui::TrainingState state);
    void heldChanged(bool held);
    /// A training begins: curves and log start anew.
    void started();
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
    void failed(const QString& message);

  private:
    void launch(std::function<workspace::DetectorTrainRequest()> request);
    void setState(TrainingState state);
    void empty();
    void conclude(const std::optional<workspace::DetectorTrainingRecord>& record, const QString& failure);

    const workspace::Workspace& workspace_;
    UiQueue queue_;
    TrainingState state_ = TrainingState::Idle;
    bool held_ = false;
    std::shared_ptr<StopControl> stop_;
    std::shared_ptr<DetectorTrainingMailbox> mailbox_;
    std::thread thread_;
    QTimer timer_;
    std::optional<workspace::DetectorTrainPlan> plan_;
    std::optional<detector_training::BatchEvent> progress_;
    std::optional<workspace::DetectorTrainingRecord> record_;
    std::vector<detector_training::EpochEvent> epochs_;
};

} // namespace blindspot::ui
