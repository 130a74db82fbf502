// A UiQueue passes pieces of work from any thread to the window's thread, which runs them in the order in
// which they were posted.
#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <mutex>

class QString;

namespace blindspot::ui {

/// Lives on the window's thread and outlives every thread that posts. The pieces are handed over under a mutex of our own and
/// not inside Qt's events: ThreadSanitizer then sees the order, for it cannot look into Debian's Qt. What goes through Qt is a
/// bare event that says "look"; nothing of ours is made on one thread and destroyed by Qt on another.
///
/// One piece ends before the next one begins, also where it opens a dialog, whose event loop runs inside of it: the others wait
/// until the dialog is closed. A dialog that needs results of this queue must therefore be shown by open() and not by exec().
/// A piece that throws is told and the others still run. A piece may destroy the queue: those that wait are then dropped.
class UiQueue : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// From any thread. `task` runs on the window's thread, from its event loop.
    void post(std::function<void()> task);
    /// Told, on the window's thread, what a piece threw, in words for the user; without one it goes to the log (qWarning).
    void setFailureHandler(std::function<void(const QString& message)> handler);

  protected:
    void customEvent(QEvent* event) override;

  private:
    std::function<void()> next();
    void runGuarded(const std::function<void()>& task);
    void wake();

    std::mutex mutex_;
    std::deque<std::function<void()>> waiting_;
    std::function<void(const QString& message)> failed_;
    bool running_ = false; ///< the window's thread alone uses it
};

} // namespace blindspot::ui
