// The preparation of a network for training: fresh weights, or those of another detector where they fit.
#include "core/common/random.h"
#include "core/detector/blocks/rep_conv.h"
#include "core/detector/network.h"
#include "core/detector/state_dict.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <cmath>

namespace blindspot::detector {

namespace {

/// The n-th tensor's own stream of numbers, so that a layer more does not change the others.
void fillUniform(at::Tensor& tensor, double bound, std::uint64_t seed, std::uint64_t index)
{
    RandomStream random(seed, 0, index);
    const at::Tensor values = at::empty(tensor.sizes(), at::kFloat);
    auto* data = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        data[i] = static_cast<float>(random.uniform(-bound, bound));
    tensor.copy_(values);
}

/// The last layer of a class branch: "model.22.cv3.0.2.weight".
bool isClassOutput(const std::string& name)
{
    const auto place = name.find("cv3.");
    if (!name.starts_with("model.") || place == std::string::npos) return false;
    const std::string rest = name.substr(place + 5); // ".2.weight" behind the scale's digit
    return rest == ".2.weight" || rest == ".2.bias";
}

} // namespace

void Network::initialise(std::uint64_t seed)
{
    const at::NoGradGuard noGrad;
    std::uint64_t index = 0;
    for (auto& item : named_parameters()) {
        at::Tensor& tensor = item.value();
        ++index;
        if (tensor.dim() == 4)
            fillUniform(tensor, 1 / std::sqrt(static_cast<double>(tensor[0].numel())), seed, index);
        else if (item.key().ends_with(".gamma"))
            tensor.fill_(0.01);
        else
            tensor.fill_(item.key().ends_with(".bn.weight") ? 1 : 0);
    }
    for (auto& item : named_buffers())
        item.value().fill_(item.key().ends_with("running_var") ? 1 : 0);
    for (const Head& head : heads_)
        for (std::size_t i = 0; i < head.boxes.size(); ++i) {
            const double cells = 640 / static_cast<double>(spec_.strides[i]);
            head.boxes[i]->named_parameters()["2.bias"].fill_(spec_.regMax > 1 ? 1 : 2);
            head.scores[i]->named_parameters()["2.bias"].fill_(std::log(5 / static_cast<double>(spec_.classes) / (cells * cells)));
        }
}

std::size_t Network::loadFitting(const StateDict& weights,
                                 const std::vector<std::pair<std::int64_t, std::int64_t>>& rows)
{
    const at::NoGradGuard noGrad;
    std::size_t taken = 0;
    const auto found = [&weights](const std::string& name) -> const at::Tensor* {
        const auto place = weights.tensors.find(name);
        return place == weights.tensors.end() ? nullptr : &place->second;
    };
    for (const auto& item : named_modules()) {
        auto* block = dynamic_cast<ConvBlock*>(item.value().get());
        const at::Tensor* weight = found(item.key() + ".conv.weight");
        const at::Tensor* bias = found(item.key() + ".conv.bias");
        if (auto* rep = dynamic_cast<RepConv*>(item.value().get()); rep != nullptr && weight != nullptr && bias != nullptr)
            taken += rep->adopt(*weight, *bias) ? 10U : 0U; // both convolutions with their batch norms
        if (block == nullptr || weight == nullptr || bias == nullptr ||
            found(item.key() + ".bn.weight") != nullptr)
            continue;
        if (weight->sizes() != block->weight().sizes() || bias->numel() != weight->size(0)) continue;
        block->adopt(*weight, *bias);
        taken += 5; // weight, and the four tensors of the batch norm
    }
    const auto copy = [&](const std::string& name, at::Tensor& target) {
        const at::Tensor* source = found(name);
        if (source == nullptr) return;
        // A fused file's convolution was adopted with its bias, or not at all.
        if (name.ends_with(".conv.weight") && found(name.substr(0, name.size() - 6) + "bias") != nullptr)
            return;
        if (isClassOutput(name)) {
            if (source->dim() != target.dim() || (target.dim() > 1 && source->size(1) != target.size(1)))
                return;
            for (const auto& [ours, theirs] : rows)
                target[ours].copy_((*source)[theirs]);
        } else if (source->sizes() == target.sizes()) {
            target.copy_(*source);
        } else {
            return;
        }
        ++taken;
    };
    for (auto& item : named_parameters())
        copy(item.key(), item.value());
    for (auto& item : named_buffers())
        copy(item.key(), item.value());
    return taken;
}

void Network::recalibrate(const at::Tensor& input)
{
    const at::NoGradGuard noGrad;
    for (const auto& module : modules(false))
        if (auto* block = dynamic_cast<ConvBlock*>(module.get())) block->recalibrate();
    const bool training = is_training();
    eval();
    forwardAll(input, BoxBranch::Differentiable, /*forTraining=*/false);
    train(training);
}

} // namespace blindspot::detector
