// A Job is a long piece of work that the window starts, follows and stops: one at a time, on a thread of its
// own.
#pragma once

#include "core/common/stop_control.h"
#include "ui/support/thread_priority.h"
#include "ui/support/ui_queue.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <thread>

namespace blindspot::ui {

enum class JobState {
    Idle,      ///< nothing runs; the last one, if there was one, is still shown
    Preparing, ///< images are being read, the machine measured
    Running,
    Paused,
    Stopping, ///< asked to end; saves what is to be saved
};

/// Follows this state machine:
///   Idle -> Preparing -> Running <-> Paused; Preparing, Running, Paused -> Stopping -> Idle; Running -> Idle at its end.
/// Calls that do not fit the state do nothing. All on the window's thread but the work itself. Destroying it asks the work to
/// stop and waits for it; who must not wait calls stop() and destroys it when it is idle.
///
/// The work leaves its news in a mailbox of its own kind, which look() empties 25 times a second.
class Job : public QObject {
    Q_OBJECT

  public:
    ~Job() override;

    JobState state() const { return state_; }
    bool busy() const { return state_ != JobState::Idle; }
    /// While another job has the machine nothing is started here.
    void setHeld(bool held);
    bool held() const { return held_; }

    void pause();
    void unpause();
    void stop();

  Q_SIGNALS:
    void stateChanged(blindspot::ui::JobState state);
    void heldChanged(bool held);
    /// One begins: what is shown of the last one goes.
    void started();
    /// Why it failed, in words for the user; it is idle again.
    void failed(const QString& message);

  protected:
    /// Keeps what the work has made; runs on the window's thread while the job still counts as busy.
    using Keep = std::function<void()>;
    /// Runs on the job's thread and must not touch the job. Errors: Cancelled, and then the job ends without a word; others are
    /// told by failed().
    using Work = std::function<Keep(StopControl&)>;

    Job(UiQueue& queue, Priority priority, QObject* parent);

    bool mayStart() const { return !busy() && !held_; }
    /// Starts `work`. Only where mayStart() says so.
    void launch(Work work, JobState first = JobState::Preparing);
    /// What had to be prepared is there.
    void setRunning();

  private:
    /// Takes over what the work has told; also once more when it has ended.
    virtual void look() = 0;
    /// It has ended by itself and what it has made is kept; it is idle again.
    virtual void announce() = 0;

    void setState(JobState state);
    void conclude(const Keep& keep, const QString& failure);

    UiQueue& queue_;
    const Priority priority_;
    JobState state_ = JobState::Idle;
    bool held_ = false;
    std::shared_ptr<StopControl> stop_;
    std::thread thread_;
    QTimer timer_;
};

} // namespace blindspot::ui
