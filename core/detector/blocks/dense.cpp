#include "core/detector/blocks/dense.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <cmath>
#include <string>

namespace blindspot::detector {

namespace {

/// torch's default of a linear map: uniform within 1 / sqrt(inputs).
at::Tensor drawn(at::IntArrayRef sizes, std::int64_t inputs)
{
    const double reach = 1 / std::sqrt(static_cast<double>(inputs));
    return (at::rand(sizes) * 2 - 1) * reach;
}

} // namespace

Linear::Linear(std::int64_t in, std::int64_t out)
    : weight_(register_parameter("weight", drawn({out, in}, in))), bias_(register_parameter("bias", drawn({out}, in)))
{
}

at::Tensor Linear::forward(const at::Tensor& input) const
{
    return at::linear(input, weight_.to(input.scalar_type()), bias_.to(input.scalar_type()));
}

LayerNorm::LayerNorm(std::int64_t size)
    : size_(size), weight_(register_parameter("weight", at::ones({size}))), bias_(register_parameter("bias", at::zeros({size})))
{
}

at::Tensor LayerNorm::forward(const at::Tensor& input) const
{
    constexpr double kEpsilon = 1e-5;
    return at::layer_norm(input, {size_}, weight_.to(input.scalar_type()), bias_.to(input.scalar_type()), kEpsilon);
}

Mlp::Mlp(const std::vector<std::int64_t>& sizes)
{
    const auto list = register_module("layers", std::make_shared<torch::nn::Module>());
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        layers_.push_back(std::make_shared<Linear>(sizes[i], sizes[i + 1]));
        list->register_module(std::to_string(i), layers_.back());
    }
}

at::Tensor Mlp::forward(const at::Tensor& input) const
{
    at::Tensor output = input;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        output = layers_[i]->forward(output);
        if (i + 1 < layers_.size()) output = output.relu();
    }
    return output;
}

MultiHeadAttention::MultiHeadAttention(std::int64_t size, std::int64_t heads)
    : size_(size), heads_(heads), inWeight_(register_parameter("in_proj_weight", drawn({3 * size, size}, size))),
      inBias_(register_parameter("in_proj_bias", at::zeros({3 * size}))),
      out_(register_module("out_proj", std::make_shared<Linear>(size, size)))
{
}

at::Tensor MultiHeadAttention::forward(const at::Tensor& place, const at::Tensor& content) const
{
    const std::int64_t batch = place.size(0), tokens = place.size(1), each = size_ / heads_;
    const at::Tensor weight = inWeight_.to(place.scalar_type()), bias = inBias_.to(place.scalar_type());
    const auto split = [&](const at::Tensor& joint) { return joint.view({batch, tokens, heads_, each}).transpose(1, 2); };
    const at::Tensor both = at::linear(place, weight.narrow(0, 0, 2 * size_), bias.narrow(0, 0, 2 * size_));
    const at::Tensor values = split(at::linear(content, weight.narrow(0, 2 * size_, size_), bias.narrow(0, 2 * size_, size_)));
    const at::Tensor queries = both.narrow(2, 0, size_).reshape({batch, tokens, heads_, each}).transpose(1, 2);
    const at::Tensor keys = both.narrow(2, size_, size_).reshape({batch, tokens, heads_, each}).transpose(1, 2);
    const at::Tensor weights =
        (queries * (1 / std::sqrt(static_cast<double>(each)))).matmul(keys.transpose(-2, -1)).softmax(-1);
    return out_->forward(weights.matmul(values).transpose(1, 2).reshape({batch, tokens, size_}));
}

} // namespace blindspot::detector
