#include "ui/support/ui_queue.h"

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
    if (first) QMetaObject::invokeMethod(this, &UiQueue::drain, Qt::QueuedConnection);
}

void UiQueue::drain()
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
