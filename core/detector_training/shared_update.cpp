#include "core/detector_training/shared_update.h"

#include "core/compute/host_copy.h"
#include "core/ranks/share.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <stdexcept>

namespace blindspot::detector_training {

namespace {

constexpr std::size_t kMostHeads = 8; ///< room for the normalisers of ranks that have nothing to count

/// Every number of a state, in their order; `visit(number)` reads or writes each.
template <typename State, typename Visit> void eachNumber(State& state, const Visit& visit)
{
    for (auto* count : {&state.epoch, &state.batch, &state.updates, &state.bestEpoch, &state.patchedEpoch})
        visit(*count);
    for (auto* number : {&state.seconds, &state.bestAp50, &state.totals.box, &state.totals.cls, &state.totals.dfl, &state.totals.images})
        visit(*number);
}

} // namespace

std::vector<std::size_t> SharedUpdate::shareOf(const std::vector<std::size_t>& batch) const
{
    const auto rank = static_cast<std::size_t>(ranks_.rank()), size = static_cast<std::size_t>(ranks_.size());
    return {batch.begin() + static_cast<std::ptrdiff_t>(batch.size() * rank / size),
            batch.begin() + static_cast<std::ptrdiff_t>(batch.size() * (rank + 1) / size)};
}

std::vector<double> SharedUpdate::normalisers(const std::vector<double>& mine)
{
    if (mine.size() > kMostHeads) throw std::length_error("more heads than ranks have room to add up");
    const at::Tensor sums = at::zeros({static_cast<std::int64_t>(kMostHeads)}, at::kDouble);
    auto* values = sums.data_ptr<double>();
    std::copy(mine.begin(), mine.end(), values);
    ranks_.sum(sums);
    return {values, values + mine.size()};
}

void SharedUpdate::rememberStatistics()
{
    const at::NoGradGuard noGrad;
    remembered_.clear();
    for (const auto& [name, buffer] : network_.buffers())
        remembered_.push_back(buffer.clone());
}

void SharedUpdate::restoreStatistics()
{
    const at::NoGradGuard noGrad;
    std::size_t next = 0;
    for (const auto& [name, buffer] : network_.buffers())
        if (next < remembered_.size()) at::Tensor(buffer).copy_(remembered_[next++]);
    remembered_.clear();
}

/// One row of all gradients, 0 where there is none, and of the weighted statistics.
at::Tensor SharedUpdate::flatRow(const std::vector<at::Tensor>& gradients, double weight) const
{
    std::vector<at::Tensor> parts;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        const at::Tensor& value = network_.parameters()[i].value;
        parts.push_back(gradients[i].defined() ? gradients[i].to(at::kFloat).reshape({-1}) : at::zeros({value.numel()}, value.options()));
    }
    for (const auto& [name, buffer] : network_.buffers())
        parts.push_back(buffer.to(at::kFloat).reshape({-1}) * weight);
    return compute::onHost(at::cat(parts));
}

void SharedUpdate::takeRow(const at::Tensor& row, const double* defined, std::vector<at::Tensor>& gradients)
{
    std::int64_t at = 0;
    const auto next = [&](const at::Tensor& like) {
        const at::Tensor part = row.narrow(0, at, like.numel()).view(like.sizes());
        at += like.numel();
        return part;
    };
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        const at::Tensor& value = network_.parameters()[i].value;
        const at::Tensor part = next(value);
        gradients[i] = defined[i] > 0 ? at::empty_like(value).copy_(part) : at::Tensor(); // laid out as the parameter
    }
    for (const auto& [name, buffer] : network_.buffers())
        at::Tensor(buffer).copy_(next(buffer));
}

bool SharedUpdate::exchange(std::vector<at::Tensor>& gradients, at::Tensor& losses, double weight, bool stop)
{
    const at::NoGradGuard noGrad;
    constexpr std::int64_t kLosses = 3;
    const at::Tensor numbers = at::zeros({kLosses + 1 + std::ssize(gradients)}, at::kDouble);
    auto* number = numbers.data_ptr<double>();
    const at::Tensor mine = compute::onHost(losses.to(at::kDouble));
    std::copy_n(mine.data_ptr<double>(), kLosses, number);
    number[kLosses] = stop ? 1 : 0;
    for (std::size_t i = 0; i < gradients.size(); ++i)
        number[kLosses + 1 + static_cast<std::int64_t>(i)] = gradients[i].defined() ? 1 : 0;
    const at::Tensor row = flatRow(gradients, weight);
    ranks_.sum(numbers);
    ranks_.sum(row);
    takeRow(row, number + kLosses + 1, gradients);
    remembered_.clear(); // this update is completed
    losses = compute::deviceCopy(numbers.narrow(0, 0, kLosses), losses.device());
    return number[kLosses] > 0;
}

TrainState shareState(ranks::Ranks& ranks, const TrainState& state)
{
    if (ranks.isAlone()) return state;
    TrainState shared = state;
    for (NamedTensors* tensors : {&shared.weights, &shared.moments, &shared.average, &shared.best})
        *tensors = ranks::shareTensors(ranks, *tensors);
    shared.patches = ranks::shareTensors(ranks, shared.patches);
    ranks::shareEachNumber(ranks, shared, [](auto& all, const auto& visit) { eachNumber(all, visit); });
    return shared;
}

} // namespace blindspot::detector_training
