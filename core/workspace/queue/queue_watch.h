// A QueueWatch stands beside an item that runs: it hands its program's wishes on to the work, and its progress to the workspace.
// Private to this folder.
#pragma once

#include "core/common/stop_relay.h"
#include "core/workspace/records/workspace.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>

namespace blindspot::workspace {

/// It tells by the relay's thread, so that the work never waits for the database.
class QueueWatch {
  public:
    /// References must outlive it. Errors: as startThread.
    QueueWatch(const Workspace& workspace, std::int64_t item, StopControl& outer);
    QueueWatch(const QueueWatch&) = delete;
    QueueWatch& operator=(const QueueWatch&) = delete;

    /// What the work obeys: stops and pauses of `outer`, and the stop of this item alone.
    StopControl& stop() { return relay_.inner(); }
    /// The stop of this item alone was asked for, rather than that of the program's work.
    bool itemStopped() const { return itemStopped_; }
    /// From any thread.
    void tell(double fraction, double secondsLeft);

  private:
    void looked();

    const Workspace& workspace_;
    const std::int64_t item_;
    StopControl& outer_;
    std::mutex mutex_;
    std::optional<double> fraction_, secondsLeft_;
    std::atomic<bool> itemStopped_{false};
    std::optional<storage::Database> database_; ///< the relay's thread alone uses it, and `looks_`
    int looks_ = 0;
    StopRelay relay_; ///< the last member: the others are there when it begins
};

} // namespace blindspot::workspace
