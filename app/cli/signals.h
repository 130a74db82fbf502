// Ctrl-C and SIGTERM as a request to stop, taken by a thread of its own: no code runs in a signal handler.
#pragma once

#include "core/common/stop_control.h"

#include <atomic>
#include <functional>
#include <pthread.h>
#include <thread>

namespace blindspot::cli {

/// Made in main before any other thread is, so that all of them inherit that the signals are blocked. The
/// first signal asks for a stop; a second SIGINT ends the program at once with 130 (files are written whole
/// or not at all). SIGPIPE is ignored: writing tells.
class SignalWatch {
  public:
    /// `told`: called on the watching thread after the first signal. Errors: as startThread.
    SignalWatch(StopControl& stop, std::function<void()> told);
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;
    ~SignalWatch();

  private:
    void watch();

    StopControl& stop_;
    std::function<void()> told_;
    std::atomic<bool> ended_{false};
    std::thread thread_;
};

} // namespace blindspot::cli
