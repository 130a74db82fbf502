// A BoundedQueue passes values between threads and holds at most `capacity` of them: whoever fills it waits
// for room, whoever empties it waits for a value.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace blindspot {

/// A first in, first out queue. Thread-safe, for any number of threads on both sides.
template <typename Value>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

    /// Waits for room. False, and the value is gone, when the queue was closed.
    bool push(Value value)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || values_.size() < capacity_; });
        if (closed_) return false;
        values_.push_back(std::move(value));
        lock.unlock();
        changed_.notify_all();
        return true;
    }

    /// Waits for a value; nothing when the queue is closed and empty.
    std::optional<Value> pop()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !values_.empty(); });
        if (values_.empty()) return std::nullopt;
        std::optional<Value> value(std::move(values_.front()));
        values_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return value;
    }

    /// No more values come; those that are there can still be taken.
    void close()
    {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

    /// The same, and those that are there are dropped.
    void abandon()
    {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
            values_.clear();
        }
        changed_.notify_all();
    }

  private:
    const std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Value> values_;
    bool closed_ = false;
};

} // namespace blindspot
