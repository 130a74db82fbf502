// A Session is an open workspace as the pages see it: its threads, its trainings, its evaluation, and the
// news that concern more than one page.
#pragma once

#include "core/compute/device.h"
#include "core/detector/detector.h"
#include "core/workspace/records/workspace.h"
#include "ui/session/message_action.h"
#include "ui/support/dialogs.h"
#include "ui/support/worker.h"

#include <QObject>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace blindspot::ui {

class DetectorTrainingController;
class EvaluationController;
class Job;
class ScanController;
class StudyController;
class TrainingController;
class UndoHistory;

/// The context of the vision thread: it keeps the detector that was used last, so that it is not read again
/// for each picture.
class Vision {
  public:
    explicit Vision(const workspace::Workspace& workspace) : workspace_(workspace) {}

    /// By name in the workspace. Errors: as DetectorStore::open.
    detector::Detector& detector(const std::string& name);
    /// One more, for the caller alone. Errors: as above.
    detector::Detector openOther(const std::string& name) const;

  private:
    const workspace::Workspace& workspace_;
    std::string name_;
    std::optional<detector::Detector> detector_;
};

enum class MessageKind { Info, Success, Warning, Error };

/// Lives on the window's thread. Destroying it stops its threads and waits for them; a training under way is stopped and saved, an
/// evaluation is stopped, and so is a scan of a dataset, which goes on the next time. Who must not wait calls end() and destroys it
/// after ended(). Patches and detectors are not trained at the same time, and no study beside them: the one holds the others. A scan waits while anything
/// else runs.
class Session : public QObject {
    Q_OBJECT

  public:
    Session(workspace::Workspace workspace, Dialogs dialogs, QObject* parent = nullptr);
    ~Session() override;

    const workspace::Workspace& workspace() const { return workspace_; }
    const Dialogs& dialogs() const { return dialogs_; }

    /// Short reads and writes of the workspace's database.
    Worker<storage::Database>& queries() { return *queries_; }
    /// Imports and other long work with the database: never in the way of `queries`.
    Worker<storage::Database>& jobs() { return *jobs_; }
    /// Detections for the eye: viewers, the before/after view.
    Worker<Vision>& vision() { return *vision_; }
    TrainingController& training() { return *training_; }
    DetectorTrainingController& detectorTraining() { return *detectorTraining_; }
    EvaluationController& evaluation() { return *evaluation_; }
    ScanController& scan() { return *scan_; }
    StudyController& study() { return *study_; }
    /// Whether anything that wants the whole machine is under way: a training, an evaluation, a study.
    bool works() const;

    /// Asks everything to stop, as destroying it does, and returns at once; ended() comes when no thread works any more. Nothing
    /// is to be started afterwards.
    void end();

    /// Empty until the devices have been looked at.
    const std::optional<compute::DeviceInfo>& device() const { return device_; }

    /// The deletions and renames that Ctrl+Z takes back.
    UndoHistory& history() { return *history_; }

    /// Shown in the window's message bar, with what can be done about it at once.
    void tell(MessageKind kind, const QString& text, const MessageActions& actions = {}) { Q_EMIT message(kind, text, actions); }

  Q_SIGNALS:
    void message(blindspot::ui::MessageKind kind, const QString& text, const blindspot::ui::MessageActions& actions);
    void deviceKnown();
    /// Something was added, changed or removed; whoever shows such things reads them again.
    void datasetsChanged();
    void selectionsChanged();
    void detectorsChanged();
    void runsChanged();
    void evaluationsChanged();
    void trainingsChanged(); ///< of detectors
    void studiesChanged();
    /// Long work besides training, for the status line: "Importing coco128", 0 to 1, or -1 while unknown; empty: none.
    void jobProgressed(const QString& text, double fraction);
    /// After end(): destroying takes no time any more. Comes from within the session's own work, so destroy it later.
    void ended();

  private:
    std::array<Job*, 5> controllers() const;
    void wireTrainings();
    void wireEvaluation();
    void wireScan();
    void wireStudy();
    void holdOthers();
    void giveWayToOthers();
    void tellScan();
    void tellWhenEnded();
    void purgeTrash();
    void findDevice();

    workspace::Workspace workspace_;
    Dialogs dialogs_;
    UiQueue queue_;
    std::optional<compute::DeviceInfo> device_;
    std::unique_ptr<Worker<storage::Database>> queries_;
    std::unique_ptr<Worker<storage::Database>> jobs_;
    std::unique_ptr<Worker<Vision>> vision_;
    std::unique_ptr<TrainingController> training_;
    std::unique_ptr<DetectorTrainingController> detectorTraining_;
    std::unique_ptr<EvaluationController> evaluation_;
    std::unique_ptr<ScanController> scan_;
    std::unique_ptr<StudyController> study_;
    std::unique_ptr<UndoHistory> history_;
    bool ending_ = false;
    int workersLeft_ = 3; ///< that have not ended
};

} // namespace blindspot::ui
