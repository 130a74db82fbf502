#include "ui/session/session.h"

#include "core/workspace/detectors/detector_store.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/training_controller.h"

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

Session::Session(workspace::Workspace workspace, Dialogs dialogs, QObject* parent)
    : QObject(parent), workspace_(std::move(workspace)), dialogs_(std::move(dialogs))
{
    const FailureHandler report = [this](const QString& text) { tell(MessageKind::Error, text); };
    const auto connect = [this] { return std::make_unique<storage::Database>(workspace_.connect()); };
    queries_ = std::make_unique<Worker<storage::Database>>(queue_, connect, report);
    jobs_ = std::make_unique<Worker<storage::Database>>(queue_, connect, report);
    vision_ = std::make_unique<Worker<Vision>>(queue_, [this] { return std::make_unique<Vision>(workspace_); }, report);
    training_ = std::make_unique<TrainingController>(workspace_, queue_);
    // However a run ended: completed, failed or stopped before its first pass, its record is another one now.
    QObject::connect(training_.get(), &TrainingController::stateChanged, this, [this](TrainingState state) {
        if (state == TrainingState::Idle) Q_EMIT runsChanged();
    });
    QObject::connect(training_.get(), &TrainingController::planned, this, &Session::runsChanged);
    evaluation_ = std::make_unique<EvaluationController>(workspace_, queue_);
    QObject::connect(evaluation_.get(), &EvaluationController::finished, this, &Session::evaluationsChanged);
    const auto tellEvaluation = [this] {
        const EvaluationProgress& progress = evaluation_->progress();
        const bool known = progress.total > 0;
        if (!evaluation_->busy())
            Q_EMIT jobProgressed({}, -1);
        else if (evaluation_->state() == EvaluationState::Stopping)
            Q_EMIT jobProgressed(tr("Stopping the evaluation…"), -1);
        else
            Q_EMIT jobProgressed(
                known ? tr("Evaluating, %1 of %2 pictures").arg(progress.done).arg(progress.total) : tr("Evaluating…"),
                known ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : -1);
    };
    QObject::connect(evaluation_.get(), &EvaluationController::stateChanged, this, tellEvaluation);
    QObject::connect(evaluation_.get(), &EvaluationController::progressed, this, tellEvaluation);
    vision_->run(
        this, [](Vision&, StopControl&) { return compute::chooseDevice("auto"); },
        [this](compute::DeviceInfo device) {
            device_ = std::move(device);
            Q_EMIT deviceKnown();
        });
}

Session::~Session()
{
    // These first: they may still tell something.
    evaluation_.reset();
    training_.reset();
    vision_.reset();
    jobs_.reset();
    queries_.reset();
}

} // namespace blindspot::ui
