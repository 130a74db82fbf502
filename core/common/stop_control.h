// A StopControl lets one thread pause, resume and stop a long piece of work that another thread does.
#pragma once

#include <condition_variable>
#include <mutex>

namespace blindspot {

/// Thread-safe. The worker calls `shouldStop()` between batches; it blocks there while paused.
class StopControl {
  public:
    void requestStop();
    void pause();
    void resume();

    bool stopRequested() const;
    bool paused() const;

    /// Waits while paused; true when the work is to end. A stop ends a pause.
    bool shouldStop();

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stop_ = false;
    bool paused_ = false;
};

} // namespace blindspot
