// A StopRelay hands the stop and the pauses of one StopControl on to another, which can be stopped by itself.
// Private to this folder.
#pragma once

#include "core/common/stop_control.h"
#include "core/common/threads.h"

#include <condition_variable>
#include <chrono>
#include <mutex>
#include <thread>

namespace blindspot::workspace {

/// A thread of its own that looks every 50 ms; it is joined when this goes.
class StopRelay {
  public:
    /// `outer` must outlive it. Errors: as startThread.
    explicit StopRelay(StopControl& outer) : outer_(outer), thread_(startThread([this] { relay(); })) {}
    StopRelay(const StopRelay&) = delete;
    StopRelay& operator=(const StopRelay&) = delete;
    ~StopRelay()
    {
        {
            const std::lock_guard lock(mutex_);
            end_ = true;
        }
        ended_.notify_all();
        thread_.join();
    }

    StopControl& inner() { return inner_; }

  private:
    void relay()
    {
        std::unique_lock lock(mutex_);
        while (!ended_.wait_for(lock, std::chrono::milliseconds(50), [this] { return end_; })) {
            if (outer_.stopRequested()) inner_.requestStop();
            if (outer_.paused())
                inner_.pause();
            else
                inner_.resume();
        }
    }

    StopControl& outer_;
    StopControl inner_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool end_ = false;
    std::thread thread_; ///< the last member: the others are there when it begins
};

} // namespace blindspot::workspace
