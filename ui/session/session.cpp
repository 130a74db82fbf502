#include "ui/session/session.h"

#include "core/common/error.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/trash/trash.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/scan_controller.h"
#include "ui/session/study_controller.h"
#include "ui/session/training_controller.h"
#include "ui/session/undo_history.h"
#include "ui/support/settings.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace blindspot::ui {

detector::Detector& Vision::detector(const std::string& name)
{
    storage::Database database = workspace_.connect();
    const workspace::DetectorStore store(database);
    // The name may have been given to other weights since.
    const auto record = store.find(name);
    const bool other = detector_ && record && record->sha256 != detector_->info().sha256;
    if (!detector_ || name_ != name || other) {
        detector_.reset();
        detector_ = store.open(name).detector;
        name_ = name;
    }
    return *detector_;
}

detector::Detector Vision::openOther(const std::string& name) const
{
    storage::Database database = workspace_.connect();
    return workspace::DetectorStore(database).open(name).detector;
}

Session::Session(workspace::Workspace workspace, Dialogs dialogs, QObject* parent)
    : QObject(parent), workspace_(std::move(workspace)), dialogs_(std::move(dialogs)),
      history_(std::make_unique<UndoHistory>())
{
    const FailureHandler report = [this](const QString& text) { tell(MessageKind::Error, text); };
    const auto connect = [this] { return std::make_unique<storage::Database>(workspace_.connect()); };
    queries_ = std::make_unique<Worker<storage::Database>>(queue_, connect, report);
    jobs_ = std::make_unique<Worker<storage::Database>>(queue_, connect, report);
    vision_ = std::make_unique<Worker<Vision>>(queue_, [this] { return std::make_unique<Vision>(workspace_); }, report);
    queue_.setFailureHandler(report);
    training_ = std::make_unique<TrainingController>(workspace_, queue_);
    detectorTraining_ = std::make_unique<DetectorTrainingController>(workspace_, queue_);
    evaluation_ = std::make_unique<EvaluationController>(workspace_, queue_);
    scan_ = std::make_unique<ScanController>(workspace_, queue_);
    study_ = std::make_unique<StudyController>(workspace_, queue_);
    wireTrainings();
    wireEvaluation();
    wireScan();
    wireStudy();
    purgeTrash();
    QObject::connect(&Settings::instance(), &Settings::changed, this, [this](SettingId id) {
        if (id == SettingId::Device && !ending_) findDevice();
    });
    findDevice();
}

/// What Automatic stands for. Where the settings name a device that is not there, what there is; who starts work with it is told.
void Session::findDevice()
{
    vision_->run(
        this,
        [asked = Settings::instance().text(SettingId::Device).toStdString()](Vision&, StopControl&) {
            try {
                return compute::chooseDevice(asked);
            } catch (const Error&) {
                return compute::chooseDevice("auto");
            }
        },
        [this](compute::DeviceInfo device) {
            device_ = std::move(device);
            Q_EMIT deviceKnown();
        });
}

Session::~Session()
{
    // These first: they may still tell something.
    study_.reset();
    scan_.reset();
    evaluation_.reset();
    detectorTraining_.reset();
    training_.reset();
    vision_.reset();
    jobs_.reset();
    queries_.reset();
}

/// What has been in the trash for too long goes, quietly: what cannot goes the next time.
void Session::purgeTrash()
{
    jobs_->run(
        this,
        [workspace = &workspace_, days = Settings::instance().number(SettingId::TrashDays)](storage::Database& database, StopControl& stop) {
            workspace::Trash(*workspace, database).purge(std::chrono::hours(24 * days), stop);
        },
        [] {}, [](const QString&) {});
}

void Session::wireTrainings()
{
    for (Job* training : {static_cast<Job*>(training_.get()), static_cast<Job*>(detectorTraining_.get())})
        QObject::connect(training, &Job::failed, this, [this](const QString& text) { tell(MessageKind::Error, text); });
    // However a run ended: completed, failed or stopped before its first pass, its record is another one now.
    QObject::connect(training_.get(), &Job::stateChanged, this, [this](JobState state) {
        holdOthers();
        if (state == JobState::Idle) Q_EMIT runsChanged();
    });
    QObject::connect(training_.get(), &TrainingController::planned, this, &Session::runsChanged);
    QObject::connect(detectorTraining_.get(), &Job::stateChanged, this, &Session::holdOthers);
}

/// Each of them wants the whole machine.
void Session::holdOthers()
{
    const bool patch = training_->busy(), detector = detectorTraining_->busy(), study = study_->busy();
    training_->setHeld(detector || study);
    detectorTraining_->setHeld(patch || study);
    study_->setHeld(patch || detector);
}

bool Session::works() const
{
    return training_->busy() || detectorTraining_->busy() || evaluation_->busy() || study_->busy();
}

void Session::wireStudy()
{
    QObject::connect(study_.get(), &Job::failed, this, [this](const QString& text) { tell(MessageKind::Error, text); });
    QObject::connect(study_.get(), &StudyController::stepped, this, [this] {
        Q_EMIT runsChanged();
        Q_EMIT evaluationsChanged();
        Q_EMIT studiesChanged();
    });
    const auto tellStudy = [this] {
        if (evaluation_->busy()) return; // it tells its own progress in this place
        const StudyProgress& progress = study_->progress();
        if (!study_->busy())
            Q_EMIT jobProgressed({}, -1);
        else if (study_->state() == JobState::Stopping)
            Q_EMIT jobProgressed(tr("Stopping the study…"), -1);
        else if (progress.step)
            Q_EMIT jobProgressed(tr("Study %1, training %2 of %3").arg(study_->name()).arg(progress.step->done + 1).arg(progress.step->steps),
                                 progress.fraction);
        else
            Q_EMIT jobProgressed(tr("Study %1…").arg(study_->name()), -1);
    };
    QObject::connect(study_.get(), &StudyController::progressed, this, tellStudy);
    QObject::connect(study_.get(), &Job::stateChanged, this, [this, tellStudy](JobState state) {
        holdOthers();
        tellStudy();
        if (state == JobState::Idle) {
            Q_EMIT runsChanged();
            Q_EMIT studiesChanged();
        }
    });
}

void Session::wireEvaluation()
{
    QObject::connect(evaluation_.get(), &EvaluationController::finished, this, &Session::evaluationsChanged);
    const auto tellEvaluation = [this] {
        const EvaluationProgress& progress = evaluation_->progress();
        const bool known = progress.total > 0;
        if (!evaluation_->busy())
            Q_EMIT jobProgressed({}, -1);
        else if (evaluation_->state() == JobState::Stopping)
            Q_EMIT jobProgressed(tr("Stopping the evaluation…"), -1);
        else
            Q_EMIT jobProgressed(
                known ? tr("Evaluating, %1 of %2 pictures").arg(progress.done).arg(progress.total) : tr("Evaluating…"),
                known ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : -1);
    };
    QObject::connect(evaluation_.get(), &Job::stateChanged, this, tellEvaluation);
    QObject::connect(evaluation_.get(), &EvaluationController::progressed, this, tellEvaluation);
}

void Session::wireScan()
{
    QObject::connect(scan_.get(), &Job::failed, this, [this](const QString& text) { tell(MessageKind::Error, text); });
    QObject::connect(scan_.get(), &Job::stateChanged, this, &Session::tellScan);
    QObject::connect(scan_.get(), &ScanController::progressed, this, &Session::tellScan);
    for (Job* job : controllers())
        QObject::connect(job, &Job::stateChanged, this, &Session::giveWayToOthers);
}

/// A scan has time: it waits while anything else needs the machine, and begins no sooner.
void Session::giveWayToOthers()
{
    if (works())
        scan_->pause();
    else
        scan_->unpause();
}

void Session::tellScan()
{
    const std::int64_t done = scan_->done(), total = scan_->total();
    const double fraction = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1;
    switch (scan_->state()) {
    case JobState::Preparing:
    case JobState::Running:
        Q_EMIT jobProgressed(total > 0 ? tr("Looking for blind spots, %1 of %2 pictures").arg(done).arg(total) : tr("Looking for blind spots…"),
                             fraction);
        break;
    case JobState::Paused:
        // An evaluation tells its own progress in this place.
        if (!evaluation_->busy() && !study_->busy()) Q_EMIT jobProgressed(tr("The look for blind spots waits, %1 of %2 pictures").arg(done).arg(total), fraction);
        break;
    case JobState::Stopping: Q_EMIT jobProgressed(tr("Stopping the look for blind spots…"), -1); break;
    case JobState::Idle: Q_EMIT jobProgressed({}, -1); break;
    }
}

std::array<Job*, 5> Session::controllers() const
{
    return {training_.get(), detectorTraining_.get(), evaluation_.get(), scan_.get(), study_.get()};
}

void Session::end()
{
    if (std::exchange(ending_, true)) return;
    for (Job* job : controllers()) {
        QObject::connect(job, &Job::stateChanged, this, &Session::tellWhenEnded);
        job->stop();
    }
    const auto oneLess = [this] {
        --workersLeft_;
        tellWhenEnded();
    };
    vision_->end(oneLess);
    jobs_->end(oneLess);
    queries_->end(oneLess);
}

void Session::tellWhenEnded()
{
    const auto jobs = controllers();
    const bool busy = std::any_of(jobs.begin(), jobs.end(), [](const Job* job) { return job->busy(); });
    if (workersLeft_ == 0 && !busy) Q_EMIT ended();
}

} // namespace blindspot::ui
