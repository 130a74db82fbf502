#include "core/detector/trainable_network.h"

#include "core/common/error.h"
#include "core/compute/host_copy.h"
#include "core/detector/network.h"
#include "core/detector/state_dict.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <utility>

namespace blindspot::detector {

namespace {

ParameterGroup groupOf(const std::string& name)
{
    if (name.ends_with("bias")) return ParameterGroup::Bias;
    return name.ends_with(".bn.weight") ? ParameterGroup::NormWeight : ParameterGroup::Weight;
}

/// Which of our classes is which of theirs.
std::vector<std::pair<std::int64_t, std::int64_t>> sharedClasses(const std::vector<std::string>& ours,
                                                                 std::int64_t ourCount,
                                                                 const std::vector<std::string>& theirs,
                                                                 std::int64_t theirCount)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> rows;
    for (std::int64_t i = 0; i < ourCount; ++i) {
        if (ours.empty() || theirs.empty()) {
            if (i < theirCount) rows.emplace_back(i, i);
            continue;
        }
        for (std::int64_t j = 0; j < theirCount; ++j)
            if (ours[static_cast<std::size_t>(i)] == theirs[static_cast<std::size_t>(j)]) {
                rows.emplace_back(i, j);
                break;
            }
    }
    return rows;
}

} // namespace

TrainableNetwork::TrainableNetwork(const NetworkSpec& spec, std::uint64_t seed)
    : network_(std::make_shared<Network>(spec))
{
    network_->initialise(seed);
    network_->train();
    for (const auto& item : network_->named_parameters())
        parameters_.push_back({item.key(), item.value(), groupOf(item.key())});
    for (const auto& item : network_->named_buffers())
        buffers_.emplace_back(item.key(), item.value());
    moveTo("cpu");
}

TrainableNetwork::~TrainableNetwork() = default;

double TrainableNetwork::loadFitting(const StateDict& weights, const std::vector<std::string>& classNames)
{
    const std::string head = "model." + std::to_string(spec().layers.size() - 1) + ".";
    auto found = weights.tensors.find(head + "cv3.0.2.bias");
    if (found == weights.tensors.end()) found = weights.tensors.find(head + "one2one_cv3.0.2.bias");
    const std::int64_t theirs = found == weights.tensors.end() ? 0 : found->second.numel();
    const bool named = std::cmp_equal(weights.classNames.size(), theirs) &&
                       std::cmp_equal(classNames.size(), spec().classes);
    const auto rows = sharedClasses(named ? classNames : std::vector<std::string>{}, spec().classes,
                                    named ? weights.classNames : std::vector<std::string>{}, theirs);
    fromFused_ = std::any_of(weights.tensors.begin(), weights.tensors.end(),
                             [](const auto& item) { return item.first.ends_with(".conv.bias"); });
    const std::size_t taken = network_->loadFitting(weights, rows);
    return static_cast<double>(taken) / static_cast<double>(parameters_.size() + buffers_.size());
}

void TrainableNetwork::recalibrate(const at::Tensor& input)
{
    if (!fromFused_) return;
    network_->recalibrate(input.contiguous(at::MemoryFormat::ChannelsLast));
    fromFused_ = false;
}

std::vector<Heads> TrainableNetwork::forward(const at::Tensor& input)
{
    return network_->forwardAll(input.contiguous(at::MemoryFormat::ChannelsLast), BoxBranch::Differentiable, /*forTraining=*/true);
}

void TrainableNetwork::moveTo(const std::string& device)
{
    const at::NoGradGuard noGrad;
    network_->to(at::Device(device));
    for (const TrainableParameter& parameter : parameters_)
        if (parameter.value.dim() == 4)
            parameter.value.set_data(parameter.value.contiguous(at::MemoryFormat::ChannelsLast));
}

const NetworkSpec& TrainableNetwork::spec() const
{
    return network_->spec();
}

std::map<std::string, at::Tensor> TrainableNetwork::state() const
{
    std::map<std::string, at::Tensor> state;
    for (const TrainableParameter& parameter : parameters_)
        state.emplace(parameter.name, compute::hostCopy(parameter.value));
    for (const auto& [name, buffer] : buffers_)
        state.emplace(name, compute::hostCopy(buffer));
    return state;
}

void TrainableNetwork::setState(const std::map<std::string, at::Tensor>& state, const std::string& where)
{
    const at::NoGradGuard noGrad;
    const auto copy = [&](const std::string& name, at::Tensor target) {
        const auto found = state.find(name);
        if (found == state.end() || found->second.sizes() != target.sizes())
            throw Error({Message::tr("the tensor %1 is missing or of the wrong shape"), name}, where,
                        Message::tr("start anew"));
        target.copy_(found->second);
    };
    for (const TrainableParameter& parameter : parameters_)
        copy(parameter.name, parameter.value);
    for (const auto& [name, buffer] : buffers_)
        copy(name, buffer);
}

} // namespace blindspot::detector
