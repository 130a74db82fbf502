// Ranks are the processes that do one piece of work together, on one machine or on several: how they add up what each has computed.
#pragma once

#include "core/common/error.h"
#include "core/compute/tensor_fwd.h"

#include <cstdint>

namespace blindspot::ranks {

/// Another rank has ended, hangs or cannot be reached any more. What was saved can be gone on with.
class RankLost : public Cancelled {
  public:
    using Cancelled::Cancelled;
};

/// All ranks make the same calls in the same order, each one at a time; a call waits for the others. Tensors are on the CPU,
/// contiguous, float32, float64, int64 or uint8, and of the same type and shape on all ranks. Errors, of any call: RankLost where another
/// rank has ended, or has not made the call within the time that was agreed on (JoinOptions::timeout); then no further call is made.
class Ranks {
  public:
    Ranks() = default;
    Ranks(const Ranks&) = delete;
    Ranks& operator=(const Ranks&) = delete;
    virtual ~Ranks() = default;

    /// From 0 to size - 1. Rank 0 writes the workspace and speaks.
    virtual std::int64_t rank() const = 0;
    virtual std::int64_t size() const = 0;
    /// The place among the ranks of the same machine, from 0: which of its devices this rank takes.
    virtual std::int64_t localRank() const = 0;
    /// How long a call waits for the others, seconds.
    virtual double timeout() const = 0;

    /// Replaces the tensor by the sum over all ranks, added in an order that depends on the number of ranks and the tensor's size alone:
    /// all of them get the same bits, in every run.
    virtual void sum(const at::Tensor& tensor) = 0;
    /// Replaces the tensor by rank 0's.
    virtual void broadcast(const at::Tensor& tensor) = 0;
    /// Ends when all have come to it.
    virtual void barrier() = 0;

    bool isFirst() const { return rank() == 0; }
    bool isAlone() const { return size() == 1; }
};

/// One process that is all there is: nothing is sent.
class OneRank final : public Ranks {
  public:
    std::int64_t rank() const override { return 0; }
    std::int64_t size() const override { return 1; }
    std::int64_t localRank() const override { return 0; }
    double timeout() const override { return 0; }
    void sum(const at::Tensor&) override {}
    void broadcast(const at::Tensor&) override {}
    void barrier() override {}
};

} // namespace blindspot::ranks
