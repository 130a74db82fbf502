#include "core/common/stop_relay.h"

#include "core/common/threads.h"

#include <utility>

namespace blindspot {

StopRelay::StopRelay(StopControl& outer, std::function<void()> looked)
    : outer_(outer), looked_(std::move(looked)), thread_(startThread([this] { relay(); }))
{
}

StopRelay::~StopRelay()
{
    {
        const std::lock_guard lock(mutex_);
        end_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void StopRelay::relay()
{
    const auto ended = [this] {
        std::unique_lock lock(mutex_);
        return ended_.wait_for(lock, kLook, [this] { return end_; });
    };
    while (!ended()) {
        if (outer_.stopRequested()) inner_.requestStop();
        if (outer_.paused())
            inner_.pause();
        else
            inner_.resume();
        if (looked_) looked_();
    }
}

} // namespace blindspot
