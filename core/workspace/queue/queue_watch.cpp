#include "core/workspace/queue/queue_watch.h"

#include "core/common/error.h"
#include "core/common/threads.h"
#include "core/workspace/queue/queue_store.h"

#include <chrono>
#include <exception>

namespace blindspot::workspace {

namespace {

constexpr std::chrono::milliseconds kLook{50};
constexpr int kLooksATelling = 20; ///< progress is written once a second

} // namespace

QueueWatch::QueueWatch(const Workspace& workspace, std::int64_t item, StopControl& outer)
    : workspace_(workspace), item_(item), outer_(outer), thread_(startThread([this] { watch(); }))
{
}

QueueWatch::~QueueWatch()
{
    {
        const std::lock_guard lock(mutex_);
        end_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

void QueueWatch::tell(double fraction, double secondsLeft)
{
    const std::lock_guard lock(mutex_);
    fraction_ = fraction;
    secondsLeft_ = secondsLeft;
}

void QueueWatch::watch()
{
    std::optional<storage::Database> database;
    for (int look = 0;; ++look) {
        std::optional<double> fraction, secondsLeft;
        {
            std::unique_lock lock(mutex_);
            if (ended_.wait_for(lock, kLook, [this] { return end_; })) return;
            fraction = fraction_;
            secondsLeft = secondsLeft_;
        }
        if (outer_.stopRequested()) inner_.requestStop();
        if (outer_.paused())
            inner_.pause();
        else
            inner_.resume();
        if (look % kLooksATelling != 0) continue;
        try {
            if (!database) database.emplace(workspace_.connect());
            if (QueueStore(workspace_, *database).tellProgress(item_, fraction, secondsLeft) && !outer_.stopRequested()) {
                itemStopped_ = true;
                inner_.requestStop();
            }
        } catch (const std::exception&) {
            // The database is busy: the next look tells more.
        }
    }
}

} // namespace blindspot::workspace
