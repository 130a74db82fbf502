// The QueueStore keeps the queue of a workspace in its database: the items in their order, and whether it is paused.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/queue/queue_item.h"
#include "core/workspace/queue/queue_request.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_store.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::workspace {

/// Works through one connection; used by the thread that the connection belongs to. Several programs may use it at once: each change
/// is one transaction. References must outlive it.
class QueueStore {
  public:
    QueueStore(const Workspace& workspace, storage::Database& database) : workspace_(workspace), database_(database) {}

    /// At the end. Errors: as checkedRequest; then nothing is added.
    QueueItem add(QueueRequest request);
    /// Those under way, then those that wait in their order, then those that ended, the newest first. An item that says it runs
    /// and of which no program holds the runner's lock is shown as waiting: its program was killed.
    std::vector<QueueItem> list() const;
    /// As list shows it. Errors: Error for an unknown one.
    QueueItem get(std::int64_t id) const;

    /// Puts a waiting item to the place `place` among those that wait, from 1; beyond the last is last. Errors: Error for an
    /// unknown item, or one that does not wait.
    void move(std::int64_t id, std::int64_t place);
    /// Takes them out of the queue; what they made stays. All or none. Errors: Error for an unknown one, or one that runs.
    void remove(const std::vector<std::int64_t>& ids);
    /// Brings back those that were removed, to where they were. Errors: Error for one that is not removed.
    void restore(const std::vector<std::int64_t>& ids);
    /// One that failed or was stopped waits again, at the end; what it made is gone on with. Errors: Error for any other.
    void again(std::int64_t id);
    /// Asks whoever runs it to stop it; one that waits is stopped at once. Errors: Error for one that has ended.
    void stop(std::int64_t id);

    /// While it is paused no item begins; one under way goes on.
    void setPaused(bool paused);
    bool paused() const;

    /// Items whose program was killed: done where what they make is complete, else they wait again, before all others, and go
    /// on where they were. They are returned as they are now. Where there are none it writes nothing and waits for no writer.
    std::vector<QueueItem> recover();
    /// The first item that may begin is `runner`'s from now on and runs; nothing where there is none, or the queue is paused. An
    /// item that needs one that failed or is gone fails here, which `failed` is told. Where nothing can begin or fail it writes
    /// nothing and waits for no writer.
    std::optional<QueueItem> claim(const std::string& runner, std::vector<QueueItem>& failed);

    void setRecord(std::int64_t id, const std::string& record);
    /// Keeps `wished`, or the free name that it becomes, for the run that the item is about to begin.
    std::string reserveName(std::int64_t id, const RunStore& runs, const std::string& wished);
    /// Of the item as its program tells it; whether its stop was asked for.
    bool tellProgress(std::int64_t id, const std::optional<double>& fraction, const std::optional<double>& secondsLeft);
    /// It has ended; as Waiting, it was interrupted and waits again, before all others.
    void finish(std::int64_t id, QueueState state, const std::optional<Message>& error = {});

    /// In which runners have their folders.
    std::filesystem::path folder() const { return workspace_.folder() / "queue"; }

  private:
    std::vector<QueueItem> query(const std::string& tail, const std::optional<std::int64_t>& id = {}) const;
    QueueItem stored(std::int64_t id) const;
    bool isHeld(const QueueItem& item) const;
    QueueItem shown(QueueItem item) const;
    void putFirst(std::int64_t id);
    std::vector<QueueItem> abandoned() const;
    struct Outlook {
        std::vector<std::pair<QueueItem, Message>> lost; ///< what can never begin, and why
        std::optional<QueueItem> next;
    };
    Outlook outlook() const;

    const Workspace& workspace_;
    storage::Database& database_;
};

/// An item that was running when its program was killed: completes `record`, what it had begun to make, and says whether that is
/// complete. Private to this folder.
bool findWhatItMade(const Workspace& workspace, storage::Database& database, QueueItem& item);

} // namespace blindspot::workspace
