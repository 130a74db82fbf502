#include "core/patch/shared_state.h"

#include "core/common/error.h"
#include "core/compute/host_copy.h"
#include "core/patch/shared_passes.h"
#include "core/ranks/share.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <bit>
#include <cstddef>

namespace blindspot::patch {

namespace {

/// Every number of a state, in their order; `visit(number)` reads or writes each.
template <typename State, typename Visit> void eachNumber(State& state, const Visit& visit)
{
    for (auto* count : {&state.iteration, &state.visited, &state.updates, &state.passes, &state.gathered})
        visit(*count);
    visit(state.seconds);
    const auto totals = [&visit](auto& of) {
        for (auto* number : {&of.loss, &of.box, &of.cls, &of.dfl, &of.images})
            visit(*number);
    };
    totals(state.totals);
    for (auto& detector : state.detectors) {
        visit(detector.weight);
        visit(detector.gathered);
        totals(detector.totals);
    }
}

/// Of the bits, below 2^40: sums of so many ranks' are exact.
double digestOf(const at::Tensor& patch)
{
    const at::Tensor host = compute::hostCopy(patch);
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a, four bytes at once
    const auto* values = host.data_ptr<float>();
    for (std::int64_t i = 0; i < host.numel(); ++i)
        hash = (hash ^ std::bit_cast<std::uint32_t>(values[i])) * 1099511628211ULL;
    return static_cast<double>(hash >> 24U);
}

} // namespace

TrainingState shareState(ranks::Ranks& ranks, const TrainingState& state)
{
    if (ranks.isAlone()) return state;
    TrainingState shared = state;
    shared.detectors.resize(static_cast<std::size_t>(ranks::shareNumber(ranks, std::ssize(state.detectors))));
    for (at::Tensor* tensor :
         {&shared.patch, &shared.gradient, &shared.momentum, &shared.variance, &shared.coarseVariance, &shared.latent})
        *tensor = ranks::shareTensor(ranks, *tensor);
    ranks::shareEachNumber(ranks, shared, [](auto& all, const auto& visit) { eachNumber(all, visit); });
    return shared;
}

TrainingPlan agreePlan(ranks::Ranks& ranks, TrainingPlan plan, const std::vector<Member>& members, const std::string& device)
{
    if (ranks.isAlone()) return plan;
    plan.batchSize = ranks::leastOf(ranks, plan.batchSize);
    const auto precision = static_cast<detector::Precision>(ranks::shareNumber(ranks, static_cast<std::int64_t>(plan.precision)));
    if (precision != plan.precision)
        for (const Member& member : members)
            member.detector->moveTo(device, precision);
    plan.precision = precision;
    const std::int64_t busy = std::min(ranks.size(), mostBusyRanks(members.front().options, members.front().images.size()));
    plan.estimatedSeconds /= static_cast<double>(busy);
    return plan;
}

void requireSamePatch(ranks::Ranks& ranks, const at::Tensor& patch)
{
    if (ranks.isAlone()) return;
    const double mine = digestOf(patch), all = ranks::sumOf(ranks, mine);
    if (all != mine * static_cast<double>(ranks.size()))
        throw Error({Message::tr("the patches of the %1 ranks are no longer the same"), ranks.size()}, {},
                    Message::tr("use devices of one kind on all ranks, and go on from the last checkpoint"));
}

} // namespace blindspot::patch
