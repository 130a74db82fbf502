// A StopRelay hands the stop and the pauses of one StopControl on to another, which can be stopped by itself.
#pragma once

#include "core/common/stop_control.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace blindspot {

/// A thread of its own that looks every 50 ms; it is joined when this goes.
class StopRelay {
  public:
    static constexpr std::chrono::milliseconds kLook{50};

    /// `outer` must outlive it. `looked`: called by that thread after each look; it does not throw. Errors: as startThread.
    explicit StopRelay(StopControl& outer, std::function<void()> looked = {});
    StopRelay(const StopRelay&) = delete;
    StopRelay& operator=(const StopRelay&) = delete;
    ~StopRelay();

    StopControl& inner() { return inner_; }

  private:
    void relay();

    StopControl& outer_;
    StopControl inner_;
    std::function<void()> looked_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool end_ = false;
    std::thread thread_; ///< the last member: the others are there when it begins
};

} // namespace blindspot
