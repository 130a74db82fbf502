#include "core/workspace/queue/queue_watch.h"

#include "core/common/error.h"
#include "core/workspace/queue/queue_store.h"

#include <exception>

namespace blindspot::workspace {

namespace {

constexpr int kLooksATelling = 20; ///< progress is written once a second

} // namespace

QueueWatch::QueueWatch(const Workspace& workspace, std::int64_t item, StopControl& outer)
    : workspace_(workspace), item_(item), outer_(outer), relay_(outer, [this] { looked(); })
{
}

void QueueWatch::tell(double fraction, double secondsLeft)
{
    const std::lock_guard lock(mutex_);
    fraction_ = fraction;
    secondsLeft_ = secondsLeft;
}

void QueueWatch::looked()
{
    if (looks_++ % kLooksATelling != 0) return;
    std::optional<double> fraction, secondsLeft;
    {
        const std::lock_guard lock(mutex_);
        fraction = fraction_;
        secondsLeft = secondsLeft_;
    }
    try {
        if (!database_) database_.emplace(workspace_.connect());
        if (QueueStore(workspace_, *database_).tellProgress(item_, fraction, secondsLeft) && !outer_.stopRequested()) {
            itemStopped_ = true;
            relay_.inner().requestStop();
        }
    } catch (const std::exception&) {
        // The database is busy: the next look tells more.
    }
}

} // namespace blindspot::workspace
