#include "ui/session/training_controller.h"

#include "ui/session/training_mailbox.h"
#include "ui/support/engine_text.h"
#include "ui/support/thread_priority.h"

#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kEmptyMilliseconds = 40;

} // namespace

TrainingController::TrainingController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent)
    : QObject(parent), workspace_(workspace), queue_(queue)
{
    timer_.setInterval(kEmptyMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &TrainingController::empty);
}

TrainingController::~TrainingController()
{
    if (stop_) stop_->requestStop();
    if (thread_.joinable()) thread_.join();
}

void TrainingController::setHeld(bool held)
{
    if (held_ == held) return;
    held_ = held;
    Q_EMIT heldChanged(held);
}

void TrainingController::start(const workspace::TrainRequest& request)
{
    launch([this, request](StopControl& stop, workspace::RunObserver& observer) {
        return workspace::startRun(workspace_, request, stop, observer);
    });
}

void TrainingController::resumeRun(const workspace::ResumeRequest& request)
{
    launch([this, request](StopControl& stop, workspace::RunObserver& observer) {
        return workspace::resumeRun(workspace_, request, stop, observer);
    });
}

void TrainingController::pause()
{
    if (state_ != TrainingState::Running) return;
    stop_->pause();
    setState(TrainingState::Paused);
}

void TrainingController::unpause()
{
    if (state_ != TrainingState::Paused) return;
    stop_->resume();
    setState(TrainingState::Running);
}

void TrainingController::stop()
{
    if (!busy() || state_ == TrainingState::Stopping) return;
    setState(TrainingState::Stopping);
    stop_->requestStop();
}

void TrainingController::launch(Job job)
{
    if (busy() || held_) return;
    if (thread_.joinable()) thread_.join();
    stop_ = std::make_shared<StopControl>();
    mailbox_ = std::make_shared<TrainingMailbox>();
    record_.reset();
    progress_.reset();
    gpu_.reset();
    plan_.reset();
    points_.clear();
    patch_ = {};
    setState(TrainingState::Preparing);
    Q_EMIT runStarted();
    timer_.start();
    // The guard tells a call that comes after this object's end; it is made and read on the window's thread.
    const QPointer<TrainingController> guard(this);
    thread_ = std::thread([this, guard, stop = stop_, mailbox = mailbox_, job = std::move(job)] {
        lowerThreadPriority(Priority::Training);
        std::optional<workspace::RunRecord> record;
        QString failure;
        try {
            record = job(*stop, *mailbox).record;
        } catch (const Cancelled&) {
        } catch (const std::exception& error) {
            failure = errorText(error);
        }
        queue_.post([guard, record = std::move(record), failure] {
            if (guard) guard->conclude(record, failure);
        });
    });
}

void TrainingController::setState(TrainingState state)
{
    if (state_ == state) return;
    state_ = state;
    Q_EMIT stateChanged(state);
}

void TrainingController::empty()
{
    TrainingNews news = mailbox_->take();
    if (news.loading)
        Q_EMIT loading(engineText(news.loading->phase.english()), news.loading->done, news.loading->total);
    if (news.started) {
        record_ = std::move(news.started);
        plan_ = news.plan;
        if (state_ == TrainingState::Preparing) setState(TrainingState::Running);
        Q_EMIT planned();
    }
    if (!news.points.empty()) {
        const auto first = static_cast<int>(points_.size());
        points_.insert(points_.end(), news.points.begin(), news.points.end());
        Q_EMIT pointsAdded(first);
    }
    if (!news.patch.isNull()) {
        patch_ = std::move(news.patch);
        Q_EMIT patchChanged(patch_);
    }
    if (news.gpu) gpu_ = news.gpu;
    if (news.progress) {
        progress_ = news.progress;
        Q_EMIT progressed(*progress_);
    }
    if (!news.lines.isEmpty()) Q_EMIT logged(news.lines);
}

void TrainingController::conclude(const std::optional<workspace::RunRecord>& record, const QString& failure)
{
    timer_.stop();
    empty();
    thread_.join();
    setState(TrainingState::Idle);
    if (!failure.isEmpty()) {
        Q_EMIT failed(failure);
    } else if (record) {
        record_ = record;
        Q_EMIT finished(*record_);
    }
}

} // namespace blindspot::ui
