#include "core/workspace/queue/queue_changes.h"

namespace blindspot::workspace {

bool QueueChanges::any()
{
    // SQLite counts what other connections have committed.
    const std::int64_t version = database_.scalar("PRAGMA data_version");
    const auto now = std::chrono::steady_clock::now();
    if (version_ == version && now - last_ < kLook) return false;
    version_ = version;
    last_ = now;
    return true;
}

} // namespace blindspot::workspace
