// The QueueController does the workspace's queue in the window: it begins the next item when nothing else runs, through the jobs that
// the pages follow, and knows what waits and when it begins.
#pragma once

#include "core/workspace/queue/queue_changes.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/queue/queue_times.h"
#include "ui/session/session.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace blindspot::ui {

class Job;

/// The queue as it was last read, and what is foretold of it.
struct QueueView {
    std::vector<workspace::QueueItem> items;
    std::vector<workspace::QueueTimes> times;
    bool paused = false;
};

/// It lives on the window's thread, and looks at the queue every second: other programs change it, too. Where another program works on
/// it, it only looks. Destroying it begins nothing more; an item under way is the job's, which stops with the session and waits again.
class QueueController : public QObject {
    Q_OBJECT

  public:
    /// `session` outlives it.
    explicit QueueController(Session& session, QObject* parent = nullptr);

    const QueueView& view() const { return view_; }
    /// Items that wait.
    int waiting() const;
    /// The item under way in this window.
    const std::optional<workspace::QueueItem>& current() const { return current_; }

    void setPaused(bool paused);
    void move(std::int64_t id, std::int64_t place);
    /// Ctrl+Z brings them back.
    void remove(std::vector<std::int64_t> ids);
    void again(std::int64_t id);
    void stop(std::int64_t id);
    /// Looks at the queue now.
    void refresh();
    /// The window closes or leaves the workspace: what is stopped from now on is not stopped by the user, and nothing begins.
    void leave() { leaving_ = true; }

  Q_SIGNALS:
    /// What is to be shown is another one.
    void changed();

  private:
    using Change = std::function<void(workspace::QueueStore&)>;

    void change(Change change);
    void show(QueueView view);
    void beginNext();
    Job& jobOf(workspace::QueueKind kind) const;
    void launch(std::shared_ptr<workspace::QueueRunner> runner, const workspace::QueueItem& item);
    void giveBack(const workspace::QueueItem& item);
    void follow(workspace::QueueKind kind);
    void pauseAfterStop();
    void look(bool anyway);

    /// The worker's thread alone uses what is in it.
    struct Changes {
        std::optional<workspace::QueueChanges> value;
    };

    Session& session_;
    std::shared_ptr<Changes> changes_ = std::make_shared<Changes>();
    QTimer timer_;
    QueueView view_;
    Ticket reading_;
    std::optional<workspace::QueueItem> current_;
    int looks_ = 0;
    bool asking_ = false;  ///< for the next item
    bool stopped_ = false; ///< the user stopped what runs on its page
    bool leaving_ = false;
};

} // namespace blindspot::ui
