#include "ui/session/job.h"

#include "core/common/error.h"
#include "core/common/threads.h"
#include "ui/support/message_text.h"

#include <QPointer>

#include <exception>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kLookMilliseconds = 40;

} // namespace

Job::Job(UiQueue& queue, Priority priority, QObject* parent) : QObject(parent), queue_(queue), priority_(priority)
{
    timer_.setInterval(kLookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, [this] { look(); });
}

Job::~Job()
{
    if (stop_) stop_->requestStop();
    if (thread_.joinable()) thread_.join();
}

void Job::setHeld(bool held)
{
    if (held_ == held) return;
    held_ = held;
    Q_EMIT heldChanged(held);
}

void Job::pause()
{
    if (state_ != JobState::Running) return;
    stop_->pause();
    setState(JobState::Paused);
}

void Job::unpause()
{
    if (state_ != JobState::Paused) return;
    stop_->resume();
    setState(JobState::Running);
}

void Job::stop()
{
    if (!busy() || state_ == JobState::Stopping) return;
    setState(JobState::Stopping);
    stop_->requestStop();
}

void Job::launch(Work work, JobState first)
{
    stop_ = std::make_shared<StopControl>();
    setState(first);
    Q_EMIT started();
    timer_.start();
    // The guard tells a call that comes after this object's end; it is made and read on the window's thread.
    const QPointer<Job> guard(this);
    const auto run = [guard, &queue = queue_, priority = priority_, stop = stop_, work = std::move(work)] {
        lowerThreadPriority(priority);
        Keep keep;
        QString failure;
        try {
            keep = work(*stop);
        } catch (const Cancelled&) {
        } catch (const std::exception& error) {
            failure = errorText(error);
        }
        queue.post([guard, keep = std::move(keep), failure] {
            if (guard) guard->conclude(keep, failure);
        });
    };
    try {
        thread_ = startThread(run);
    } catch (const Error& error) {
        conclude({}, errorText(error));
    }
}

void Job::setRunning()
{
    if (state_ == JobState::Preparing) setState(JobState::Running);
}

void Job::setState(JobState state)
{
    if (state_ == state) return;
    state_ = state;
    Q_EMIT stateChanged(state);
}

void Job::conclude(const Keep& keep, const QString& failure)
{
    timer_.stop();
    look();
    if (thread_.joinable()) thread_.join(); // it has said its last word
    if (keep) keep();
    setState(JobState::Idle);
    if (!failure.isEmpty())
        Q_EMIT failed(failure);
    else if (keep)
        announce();
}

} // namespace blindspot::ui
