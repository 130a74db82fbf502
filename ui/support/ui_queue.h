// The way from any thread to the window's: pieces of work that run there, in the order in which they were posted.
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace blindspot::ui {

/// Lives on the window's thread and outlives every thread that posts. The pieces are handed over under a mutex of our own and
/// not inside Qt's events: ThreadSanitizer then sees the order, for it cannot look into Debian's Qt. What goes through Qt is a
/// bare event that says "look"; nothing of ours is made on one thread and destroyed by Qt on another.
class UiQueue : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// From any thread. `task` runs on the window's thread, from its event loop.
    void post(std::function<void()> task);

  protected:
    void customEvent(QEvent* event) override;

  private:
    std::mutex mutex_;
    std::vector<std::function<void()>> waiting_;
};

} // namespace blindspot::ui
