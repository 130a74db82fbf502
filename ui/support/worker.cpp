#include "ui/support/worker.h"

#include "core/common/threads.h"

namespace blindspot::ui {

TaskThread::TaskThread() : thread_(startThread([this] { loop(); })) {}

TaskThread::~TaskThread()
{
    finish();
}

void TaskThread::add(Ticket ticket, std::function<void()> task)
{
    {
        const std::lock_guard lock(mutex_);
        if (ended_) return;
        entries_.push_back({std::move(ticket), std::move(task)});
    }
    changed_.notify_one();
}

void TaskThread::end()
{
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        if (current_) current_->cancel();
        for (Entry& entry : entries_)
            entry.ticket.cancel();
    }
    changed_.notify_one();
}

void TaskThread::finish()
{
    end();
    if (thread_.joinable()) thread_.join();
}

void TaskThread::loop()
{
    for (;;) {
        Entry entry;
        {
            std::unique_lock lock(mutex_);
            current_.reset();
            changed_.wait(lock, [this] { return ended_ || !entries_.empty(); });
            if (entries_.empty()) return;
            entry = std::move(entries_.front());
            entries_.pop_front();
            current_ = entry.ticket;
        }
        entry.task(); // cancelled pieces run too: they see it and return at once
    }
}

} // namespace blindspot::ui
