#include "ui/support/ui_queue.h"

#include "ui/support/message_text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <cstddef>
#include <exception>
#include <utility>

namespace blindspot::ui {

void UiQueue::post(std::function<void()> task)
{
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        first = waiting_.empty();
        waiting_.push_back(std::move(task));
    }
    if (first) wake();
}

void UiQueue::setFailureHandler(std::function<void(const QString& message)> handler)
{
    failed_ = std::move(handler);
}

void UiQueue::wake()
{
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

std::function<void()> UiQueue::next()
{
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return {};
    std::function<void()> task = std::move(waiting_.front());
    waiting_.pop_front();
    return task;
}

/// Outside the reach of Qt, through which nothing may be thrown.
void UiQueue::runGuarded(const std::function<void()>& task)
{
    const QPointer<UiQueue> alive(this);
    QString message;
    try {
        task();
        return;
    } catch (const std::exception& error) {
        message = errorText(error);
    } catch (...) {
        message = tr("An unknown failure");
    }
    if (!alive) return;
    if (failed_)
        failed_(message);
    else
        qWarning("a piece of work of the window failed: %s", qUtf8Printable(message));
}

/// There is one kind of event, so that this one is not looked at: another thread has made it.
void UiQueue::customEvent(QEvent*)
{
    if (running_) return; // from the event loop of a dialog: whoever runs the piece that opened it looks again
    std::size_t left = 0;
    {
        const std::lock_guard lock(mutex_);
        left = waiting_.size();
    }
    const QPointer<UiQueue> alive(this);
    running_ = true;
    // What is posted meanwhile waits for its own event, so that the window is drawn in between.
    for (; left > 0; --left) {
        runGuarded(next());
        if (!alive) return;
    }
    running_ = false;
    bool more = false;
    {
        const std::lock_guard lock(mutex_);
        more = !waiting_.empty();
    }
    if (more) wake();
}

} // namespace blindspot::ui
