// A QueueWatch stands beside an item that runs: it hands its program's wishes on to the work, and its progress to the workspace.
// Private to this folder.
#pragma once

#include "core/common/stop_control.h"
#include "core/workspace/records/workspace.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace blindspot::workspace {

/// A thread of its own, so that the work never waits for the database. It is joined when this goes.
class QueueWatch {
  public:
    /// References must outlive it. Errors: as startThread.
    QueueWatch(const Workspace& workspace, std::int64_t item, StopControl& outer);
    QueueWatch(const QueueWatch&) = delete;
    QueueWatch& operator=(const QueueWatch&) = delete;
    ~QueueWatch();

    /// What the work obeys: stops and pauses of `outer`, and the stop of this item alone.
    StopControl& stop() { return inner_; }
    /// The stop of this item alone was asked for, rather than that of the program's work.
    bool itemStopped() const { return itemStopped_; }
    /// From any thread.
    void tell(double fraction, double secondsLeft);

  private:
    void watch();

    const Workspace& workspace_;
    const std::int64_t item_;
    StopControl& outer_;
    StopControl inner_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool end_ = false;
    std::optional<double> fraction_, secondsLeft_;
    std::atomic<bool> itemStopped_{false};
    std::thread thread_;
};

} // namespace blindspot::workspace
