#include "core/detector/blocks/rep_conv.h"

#include <ATen/Functions.h>
#include <torch/types.h>

namespace blindspot::detector {

std::shared_ptr<RepConv> RepConv::plain(std::int64_t in, std::int64_t out)
{
    return std::make_shared<RepConv>("RepConv", in, out, 1, Branch{"conv1", 3}, Branch{"conv2", 1});
}

std::shared_ptr<RepConv> RepConv::depthwise(std::int64_t channels)
{
    return std::make_shared<RepConv>("RepVGGDW", channels, channels, channels, Branch{"conv", 7}, Branch{"conv1", 3});
}

RepConv::RepConv(const char* className, std::int64_t in, std::int64_t out, std::int64_t groups, Branch large, Branch small)
    : class_(className), largeBranch_(large), smallBranch_(small), groups_(groups),
      large_(register_module(large.name, conv(in, out, large.kernel, groups, false))),
      small_(register_module(small.name, conv(in, out, small.kernel, groups, false)))
{
}

at::Tensor RepConv::forward(const at::Tensor& input)
{
    if (large_) return activate(activation_, large_->forward(input) + small_->forward(input));
    const std::int64_t padding = largeBranch_.kernel / 2;
    return activate(activation_, at::conv2d(input, weight_, bias_, {1, 1}, {padding, padding}, {1, 1}, groups_));
}

BlockSettings RepConv::settings() const
{
    return {{std::string(setting::kActivation), activationText(activation_)}};
}

bool RepConv::set(std::string_view name, std::string_view value)
{
    const auto activation = activationFromText(value);
    if (name != setting::kActivation || !activation) return false;
    activation_ = *activation;
    return true;
}

void RepConv::fuse()
{
    if (!large_) return;
    const at::NoGradGuard noGrad;
    large_->fuse();
    small_->fuse();
    const std::int64_t border = (largeBranch_.kernel - smallBranch_.kernel) / 2;
    const at::Tensor weight = large_->weight() + at::constant_pad_nd(small_->weight(), {border, border, border, border});
    const at::Tensor bias = large_->bias() + small_->bias();
    unregister_module(largeBranch_.name);
    unregister_module(smallBranch_.name);
    large_.reset();
    small_.reset();
    fused_ = register_module("conv", std::make_shared<torch::nn::Module>());
    weight_ = fused_->register_parameter("weight", weight);
    bias_ = fused_->register_parameter("bias", bias);
}

bool RepConv::adopt(const at::Tensor& weight, const at::Tensor& bias)
{
    if (!large_ || weight.sizes() != large_->weight().sizes() || bias.numel() != weight.size(0)) return false;
    large_->adopt(weight, bias);
    small_->adopt(at::zeros_like(small_->weight()), at::zeros_like(bias));
    return true;
}

} // namespace blindspot::detector
