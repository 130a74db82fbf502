#include "core/patch/shared_passes.h"

#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/patch/schedule.h"

#include <ATen/Functions.h>

#include <algorithm>

namespace blindspot::patch {

namespace {

enum Vote { NoRoom, Stop, Checkpoint, Votes }; ///< behind the numbers of the passes

} // namespace

SharedPasses::Share SharedPasses::shareOf(std::size_t count) const
{
    const auto rank = static_cast<std::size_t>(ranks_.rank()), size = static_cast<std::size_t>(ranks_.size());
    const std::size_t first = count * rank / size;
    return {first, count * (rank + 1) / size - first};
}

std::optional<EnsemblePass> SharedPasses::run(const UpdatePlan& update, std::size_t first, std::size_t count, const at::Tensor& patch,
                                              const at::Tensor& weights, const Wishes& mine)
{
    const Share share = shareOf(count);
    std::vector<EnsemblePass> one(1);
    const bool fits = compute::fitsIntoMemory(device_, [&] {
        if (share.count > 0) one.front() = runner_.run(update, first + share.first, share.count, patch, weights);
    });
    const bool all = ranks_.isAlone() ? fits : exchange(one, {0, share.count > 0 ? std::size_t{1} : 0}, fits, patch, weights, mine);
    return all ? std::optional(std::move(one.front())) : std::nullopt;
}

std::optional<std::vector<EnsemblePass>> SharedPasses::runEach(std::span<const UpdatePlan> updates, std::size_t beside, const at::Tensor& patch,
                                                               const at::Tensor& weights, const Wishes& mine)
{
    const Share share = shareOf(updates.size());
    std::vector<EnsemblePass> passes(updates.size());
    const bool fits = compute::fitsIntoMemory(device_, [&] {
        if (share.count == 0) return;
        std::vector<EnsemblePass> own = runner_.runEach(updates.subspan(share.first, share.count), beside, patch, weights);
        std::move(own.begin(), own.end(), passes.begin() + static_cast<std::ptrdiff_t>(share.first));
    });
    const bool all = ranks_.isAlone() ? fits : exchange(passes, share, fits, patch, weights, mine);
    return all ? std::optional(std::move(passes)) : std::nullopt;
}

bool SharedPasses::exchange(std::vector<EnsemblePass>& passes, const Share& mine, bool fits, const at::Tensor& patch, const at::Tensor& weights,
                            const Wishes& wishes)
{
    // Each rank fills in its own rows and leaves the others' at 0: adding zeros changes nothing, and in the one row of `run` the shares
    // are added up.
    const auto rows = std::ssize(passes);
    const std::int64_t detectors = weights.numel(), width = 4 * detectors + 1; // loss, box, cls, dfl of each, and the images
    const at::Tensor numbers = at::zeros({rows * width + Votes}, at::kDouble);
    const at::Tensor gradients = at::zeros({rows, patch.size(0), patch.size(1), patch.size(2)}, at::kFloat);
    auto* number = numbers.data_ptr<double>();
    for (std::int64_t i = 0; fits && i < std::ssize(passes); ++i) {
        if (std::cmp_less(i, mine.first) || std::cmp_greater_equal(i, mine.first + mine.count)) continue;
        const EnsemblePass& pass = passes[static_cast<std::size_t>(i)];
        const at::Tensor sums = compute::onHost(pass.sums);
        std::copy_n(sums.data_ptr<double>(), 4 * detectors, number + i * width);
        number[i * width + 4 * detectors] = static_cast<double>(pass.images);
        gradients.select(0, i).copy_(compute::onHost(pass.gradient));
    }
    double* votes = number + rows * width;
    votes[NoRoom] = fits ? 0 : 1;
    votes[Stop] = wishes.stop ? 1 : 0;
    votes[Checkpoint] = wishes.checkpoint && ranks_.isFirst() ? 1 : 0;
    ranks_.sum(numbers);
    agreed_ = {votes[Stop] > 0, votes[Checkpoint] > 0};
    if (votes[NoRoom] > 0) return false;
    ranks_.sum(gradients);
    for (std::int64_t i = 0; i < rows; ++i) {
        EnsemblePass& pass = passes[static_cast<std::size_t>(i)];
        pass.gradient = compute::deviceCopy(gradients.select(0, i), patch.device());
        pass.sums = compute::deviceCopy(numbers.slice(0, i * width, i * width + 4 * detectors).view({detectors, 4}), patch.device());
        pass.images = static_cast<std::int64_t>(number[i * width + 4 * detectors]);
    }
    return true;
}

std::int64_t mostBusyRanks(const TrainOptions& options, std::size_t images)
{
    const std::vector<UpdatePlan> plan = planIteration(options, images, 0);
    return static_cast<std::int64_t>(std::max(plan.front().inputs.size(), updatesAtOnce(options, plan, 0)));
}

} // namespace blindspot::patch
