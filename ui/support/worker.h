// A Worker is a thread beside the window's: it does pieces of work and passes their results to the window's
// thread.
#pragma once

#include "core/common/error.h"
#include "core/common/stop_control.h"
#include "ui/support/message_text.h"
#include "ui/support/ui_queue.h"

#include <QPointer>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace blindspot::ui {

/// A Ticket cancels a piece of work, which then delivers no result. Copies cancel the same work.
class Ticket {
  public:
    Ticket() : stop_(std::make_shared<StopControl>()) {}

    void cancel() { stop_->requestStop(); }
    bool cancelled() const { return stop_->stopRequested(); }
    StopControl& stop() const { return *stop_; }

  private:
    std::shared_ptr<StopControl> stop_;
};

/// One thread that does pieces of work in order. Destroying it asks the one under way to stop, drops the
/// others and joins.
class TaskThread {
  public:
    /// Errors: as startThread.
    TaskThread();
    TaskThread(const TaskThread&) = delete;
    TaskThread& operator=(const TaskThread&) = delete;
    ~TaskThread();

    /// `task` runs on the thread, also when it was cancelled before: it looks at `ticket` itself.
    void add(Ticket ticket, std::function<void()> task);
    /// From any thread: stops the work under way and drops the rest; nothing is added afterwards. Does not wait.
    void end();
    /// The same, and joins; nothing runs afterwards.
    void finish();

  private:
    void loop();

    struct Entry {
        Ticket ticket;
        std::function<void()> task;
    };

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Entry> entries_;
    std::optional<Ticket> current_;
    bool ended_ = false;
    std::thread thread_;
};

/// What a failed piece of work leaves, in words for the user: what, where, what to do.
using FailureHandler = std::function<void(const QString& message)>;

/// A task thread whose pieces of work share a `Context` of that thread alone (a database connection, say),
/// made by `open` when the first piece needs it. Results and failures arrive on the window's thread, unless
/// the receiver has died or the ticket was cancelled. A failure without a handler of its own goes to
/// `report`.
template <typename Context>
class Worker {
  public:
    Worker(UiQueue& queue, std::function<std::unique_ptr<Context>()> open, FailureHandler report)
        : queue_(queue), open_(std::move(open)), report_(std::move(report))
    {
    }
    ~Worker()
    {
        // The context dies on the thread that used it.
        thread_.add(Ticket(), [this] { context_.reset(); });
        thread_.finish();
    }

    /// On the window's thread. `work(Context&, StopControl&)` runs on the worker and returns a value or
    /// nothing; `done(value)` or `done()` runs on the window's thread.
    template <typename Work, typename Done>
    Ticket run(QObject* receiver, Work work, Done done, FailureHandler failed = {})
    {
        Ticket ticket;
        if (!failed) failed = report_;
        thread_.add(ticket, [this, ticket, receiver = QPointer<QObject>(receiver), work = std::move(work),
                             done = std::move(done), failed = std::move(failed)]() mutable {
            if (ticket.cancelled()) return;
            deliver(ticket, receiver, attempt(ticket, work, std::move(done)), std::move(failed));
        });
        return ticket;
    }

    /// The same where nobody waits for a result.
    template <typename Work>
    Ticket run(QObject* receiver, Work work)
    {
        if constexpr (std::is_void_v<std::invoke_result_t<Work&, Context&, StopControl&>>)
            return run(receiver, std::move(work), [] {});
        else
            return run(receiver, std::move(work), [](const auto&) {});
    }

    /// On the window's thread. Stops the work under way and drops the rest without waiting for it; `ended` runs on the window's
    /// thread when the context is gone and destroying this takes no time any more.
    void end(std::function<void()> ended)
    {
        thread_.add(Ticket(), [this, ended = std::move(ended)]() mutable {
            context_.reset();
            queue_.post(std::move(ended));
        });
        thread_.end();
    }

    /// Ends the thread now; for owners whose parts must not be called back any more.
    void finish() { thread_.finish(); }

  private:
    struct Outcome {
        std::function<void()> success; ///< empty when it failed
        QString failure;
        bool cancelled = false;
    };

    template <typename Work, typename Done>
    Outcome attempt(const Ticket& ticket, Work& work, Done done)
    {
        try {
            if (!context_) context_ = open_();
            if constexpr (std::is_void_v<std::invoke_result_t<Work&, Context&, StopControl&>>) {
                work(*context_, ticket.stop());
                return {std::function<void()>(std::move(done)), {}, false};
            } else {
                auto value = std::make_shared<std::invoke_result_t<Work&, Context&, StopControl&>>(
                    work(*context_, ticket.stop()));
                return {[value, done = std::move(done)]() mutable { done(std::move(*value)); }, {}, false};
            }
        } catch (const Cancelled&) {
            return {{}, {}, true};
        } catch (const std::exception& error) {
            return {{}, errorText(error), false};
        }
    }

    void deliver(const Ticket& ticket, const QPointer<QObject>& receiver, Outcome outcome,
                 FailureHandler failed)
    {
        if (outcome.cancelled) return;
        queue_.post([ticket, receiver, outcome = std::move(outcome), failed = std::move(failed)]() mutable {
            if (!receiver || ticket.cancelled()) return;
            if (outcome.success)
                outcome.success();
            else if (failed)
                failed(outcome.failure);
        });
    }

    UiQueue& queue_;
    std::function<std::unique_ptr<Context>()> open_;
    FailureHandler report_;
    std::unique_ptr<Context> context_;
    TaskThread thread_;
};

} // namespace blindspot::ui
