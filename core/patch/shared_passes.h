// SharedPasses send the batches of a training through the detectors on all ranks, each its share, and add up what they give.
#pragma once

#include "core/patch/pass_runner.h"
#include "core/ranks/ranks.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

/// What a rank wants of all, told with the sums of a batch: it holds from the end of that batch on, for all of them at once.
struct Wishes {
    bool stop = false;       ///< any rank's
    bool checkpoint = false; ///< rank 0's
};

/// After each call all ranks hold the same bits. Of several updates at once each gives what it gives on one rank, bit by bit where one
/// kind of device computes it; of one update's inputs each rank sums its share, and the shares are summed, so that the result depends on
/// the number of ranks, by rounding. On one rank nothing is copied and nothing waits. References must outlive it.
class SharedPasses {
  public:
    SharedPasses(PassRunner& runner, std::string device, ranks::Ranks& ranks) : runner_(runner), device_(std::move(device)), ranks_(ranks) {}

    /// As PassRunner::run; of the inputs each rank takes its share. Nothing where the memory of any rank did not suffice. Errors: as
    /// there, and RankLost.
    std::optional<EnsemblePass> run(const UpdatePlan& update, std::size_t first, std::size_t count, const at::Tensor& patch,
                                    const at::Tensor& weights, const Wishes& mine);
    /// As PassRunner::runEach; of the updates each rank takes its share, `beside` of them at once. Nothing, and errors: as `run`.
    std::optional<std::vector<EnsemblePass>> runEach(std::span<const UpdatePlan> updates, std::size_t beside, const at::Tensor& patch,
                                                     const at::Tensor& weights, const Wishes& mine);

    /// What all have agreed on with the last batch.
    const Wishes& agreed() const { return agreed_; }

  private:
    struct Share {
        std::size_t first = 0, count = 0;
    };
    Share shareOf(std::size_t count) const;
    /// `mine`: of the passes from `first` on, of `count`; the others' are filled in. False where somebody's memory did not suffice.
    bool exchange(std::vector<EnsemblePass>& passes, const Share& mine, bool fits, const at::Tensor& patch, const at::Tensor& weights, const Wishes& wishes);

    PassRunner& runner_;
    std::string device_;
    ranks::Ranks& ranks_;
    Wishes agreed_;
};

/// How many ranks have something to do in each batch of a training by these options, at most.
std::int64_t mostBusyRanks(const TrainOptions& options, std::size_t images);

} // namespace blindspot::patch
