#include "ui/support/ui_queue.h"

#include <QCoreApplication>
#include <QEvent>

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
    if (first) QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

/// There is one kind of event, so that this one is not looked at: another thread has made it.
void UiQueue::customEvent(QEvent*)
{
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(mutex_);
        tasks.swap(waiting_);
    }
    for (const std::function<void()>& task : tasks)
        task();
}

} // namespace blindspot::ui
