// Ranks that are threads of the test, so that what they do together can be tested without processes and network.
#pragma once

#include "core/ranks/ranks.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <vector>

namespace blindspot::testing {

/// Where the threads meet. A rank that leaves, or a stop at a call, loses all that wait.
class ThreadMeeting {
  public:
    explicit ThreadMeeting(std::int64_t size) : tensors_(static_cast<std::size_t>(size)) {}

    std::int64_t size() const { return std::ssize(tensors_); }
    /// That all have come to so far.
    std::int64_t calls() const { return call_; }
    /// From its `call`-th call on, counted from 1, nothing comes through any more.
    void breakAt(std::int64_t call) { breakAt_ = call; }

    void exchange(std::int64_t rank, const at::Tensor& tensor, bool sum)
    {
        std::unique_lock lock(mutex_);
        tensors_[static_cast<std::size_t>(rank)] = tensor;
        const std::int64_t call = call_;
        if (++there_ == size()) {
            if (call + 1 == breakAt_) lost_ = true;
            if (!lost_) give(sum);
            there_ = 0;
            ++call_;
            changed_.notify_all();
        } else {
            changed_.wait(lock, [&] { return call_ != call || lost_; });
        }
        if (lost_) throw ranks::RankLost(Message::verbatim("a rank was lost"));
    }
    void leave()
    {
        const std::lock_guard lock(mutex_);
        lost_ = true;
        changed_.notify_all();
    }

  private:
    void give(bool sum)
    {
        at::Tensor result = tensors_.front().clone();
        for (std::size_t i = 1; sum && i < tensors_.size(); ++i)
            result += tensors_[i];
        for (const at::Tensor& one : tensors_)
            one.copy_(result);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<at::Tensor> tensors_;
    std::int64_t there_ = 0, call_ = 0, breakAt_ = -1;
    bool lost_ = false;
};

class ThreadRank final : public ranks::Ranks {
  public:
    ThreadRank(ThreadMeeting& meeting, std::int64_t rank) : meeting_(meeting), rank_(rank) {}
    ~ThreadRank() override
    {
        if (!done) meeting_.leave();
    }

    std::int64_t rank() const override { return rank_; }
    std::int64_t size() const override { return meeting_.size(); }
    std::int64_t localRank() const override { return rank_; }
    double timeout() const override { return 60; }
    void sum(const at::Tensor& tensor) override { meeting_.exchange(rank_, tensor, true); }
    void broadcast(const at::Tensor& tensor) override { meeting_.exchange(rank_, tensor, false); }
    void barrier() override { meeting_.exchange(rank_, at::zeros({1}), true); }

    bool done = false; ///< to be set where it ends as it should

  private:
    ThreadMeeting& meeting_;
    std::int64_t rank_;
};

} // namespace blindspot::testing
