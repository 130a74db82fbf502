#include "ui/session/detector_training_controller.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/stop_control.h"
#include "core/workspace/trainings/detector_training.h"
#include "ui/session/detector_training_mailbox.h"
#include "ui/support/engine_text.h"
#include "ui/support/thread_priority.h"

#include <system_error>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kEmptyMilliseconds = 40;

void makeFolderOf(const std::filesystem::path& file)
{
    if (file.parent_path().empty()) return;
    std::error_code code;
    std::filesystem::create_directories(file.parent_path(), code);
    if (code)
        throw Error("the folder cannot be made (" + code.message() + ")", toUtf8(file.parent_path()),
                    "choose another file");
}

} // namespace

DetectorTrainingController::DetectorTrainingController(const workspace::Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace)
{
    timer_.setInterval(kEmptyMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &DetectorTrainingController::empty);
}

DetectorTrainingController::~DetectorTrainingController()
{
    if (stop_) stop_->requestStop();
    if (thread_.joinable()) thread_.join();
}

void DetectorTrainingController::setHeld(bool held)
{
    if (held_ == held) return;
    held_ = held;
    Q_EMIT heldChanged(held);
}

void DetectorTrainingController::start(const workspace::DetectorTrainRequest& request)
{
    launch([request] { return request; });
}

void DetectorTrainingController::resume(const std::string& id)
{
    launch([this, id] { return workspace::resumedRequest(workspace_, id); });
}

void DetectorTrainingController::stop()
{
    if (!busy() || state_ == TrainingState::Stopping) return;
    setState(TrainingState::Stopping);
    stop_->requestStop();
}

double DetectorTrainingController::fraction() const
{
    if (!progress_ || progress_->epochs == 0 || progress_->batches == 0) return 0;
    const double within = static_cast<double>(progress_->batch) / static_cast<double>(progress_->batches);
    return (static_cast<double>(progress_->epoch - 1) + within) / static_cast<double>(progress_->epochs);
}

void DetectorTrainingController::launch(std::function<workspace::DetectorTrainRequest()> request)
{
    if (busy() || held_) return;
    if (thread_.joinable()) thread_.join();
    stop_ = std::make_shared<StopControl>();
    mailbox_ = std::make_shared<DetectorTrainingMailbox>();
    plan_.reset();
    progress_.reset();
    record_.reset();
    epochs_.clear();
    setState(TrainingState::Preparing);
    Q_EMIT started();
    timer_.start();
    // The thread is joined before this object's queue goes: what it posts is dropped with the queue.
    thread_ = std::thread([this, stop = stop_, mailbox = mailbox_, request = std::move(request)] {
        lowerThreadPriority(Priority::Training);
        std::optional<workspace::DetectorTrainingRecord> record;
        QString failure;
        try {
            const workspace::DetectorTrainRequest asked = request();
            makeFolderOf(asked.out);
            record = workspace::trainDetector(workspace_, asked, *stop, *mailbox).record;
        } catch (const Cancelled&) {
        } catch (const std::exception& error) {
            failure = errorText(error);
        }
        queue_.post([this, record = std::move(record), failure] { conclude(record, failure); });
    });
}

void DetectorTrainingController::setState(TrainingState state)
{
    if (state_ == state) return;
    state_ = state;
    Q_EMIT stateChanged(state);
}

void DetectorTrainingController::empty()
{
    DetectorTrainingNews news = mailbox_->take();
    if (news.loading)
        Q_EMIT loading(engineText(news.loading->phase.english()), news.loading->done, news.loading->total);
    if (news.plan) {
        plan_ = std::move(news.plan);
        if (state_ == TrainingState::Preparing) setState(TrainingState::Running);
        Q_EMIT planned();
    }
    if (news.progress) {
        progress_ = news.progress;
        Q_EMIT progressed(*progress_);
    }
    if (!news.epochs.empty()) {
        const auto first = static_cast<int>(epochs_.size());
        epochs_.insert(epochs_.end(), news.epochs.begin(), news.epochs.end());
        Q_EMIT epochsAdded(first);
    }
    if (!news.lines.isEmpty()) Q_EMIT logged(news.lines);
}

void DetectorTrainingController::conclude(const std::optional<workspace::DetectorTrainingRecord>& record,
                                          const QString& failure)
{
    timer_.stop();
    empty();
    thread_.join();
    record_ = record;
    setState(TrainingState::Idle);
    const bool broken = record && record->state == workspace::DetectorTrainingState::Failed;
    if (!failure.isEmpty() || broken)
        Q_EMIT failed(broken ? engineLine(record->error.value_or("")) : failure);
    else if (record)
        Q_EMIT finished(*record_);
}

} // namespace blindspot::ui
