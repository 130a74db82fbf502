#include "core/common/stop_control.h"

namespace blindspot {

void StopControl::requestStop()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
}

void StopControl::pause()
{
    const std::lock_guard lock(mutex_);
    paused_ = true;
}

void StopControl::resume()
{
    {
        const std::lock_guard lock(mutex_);
        paused_ = false;
    }
    changed_.notify_all();
}

bool StopControl::stopRequested() const
{
    const std::lock_guard lock(mutex_);
    return stop_;
}

bool StopControl::paused() const
{
    const std::lock_guard lock(mutex_);
    return paused_ && !stop_;
}

bool StopControl::shouldStop()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stop_ || !paused_; });
    return stop_;
}

} // namespace blindspot
