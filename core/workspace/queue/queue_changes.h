// The QueueChanges tell, at the price of a look at a number, whether anything of a workspace has changed: who waits for work asks them.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/records/workspace.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace blindspot::workspace {

/// Through one connection of its own, which stays open; used by one thread.
class QueueChanges {
  public:
    /// A program that was killed changes nothing in the database: its item is found by looking all the same, this often.
    static constexpr std::chrono::seconds kLook{5};

    /// `workspace` must outlive it.
    explicit QueueChanges(const Workspace& workspace) : database_(workspace.connect()) {}

    /// Whether another connection has written since the last call, or that was long ago; true at the first call. Neither writes nor
    /// waits for a writer.
    bool any();

  private:
    storage::Database database_;
    std::optional<std::int64_t> version_;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace blindspot::workspace
