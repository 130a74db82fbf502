#include "core/detector/blocks/conv_block.h"

#include "core/common/number_text.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace blindspot::detector {

namespace {

constexpr double kNormEpsilon = 1e-3; ///< as published
constexpr double kNormMomentum = 0.03;

std::string pairText(const Pair& pair)
{
    return std::to_string(pair[0]) + "x" + std::to_string(pair[1]);
}

std::optional<Pair> pairFromText(std::string_view text)
{
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto first = countFromText(text.substr(0, cross)), second = countFromText(text.substr(cross + 1));
    return first && second ? std::optional(Pair{*first, *second}) : std::nullopt;
}

} // namespace

bool setPoolSide(std::int64_t& side, std::string_view name, std::string_view value)
{
    const auto wanted = countFromText(value);
    if (name != setting::kPool || !wanted || *wanted % 2 == 0) return false;
    side = *wanted;
    return true;
}

std::optional<std::int64_t> countFromText(std::string_view text)
{
    const std::optional<double> number = finiteNumber(text);
    if (!number || *number < 0 || *number > 4096 || *number != std::floor(*number)) return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

std::shared_ptr<ConvBlock> conv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t groups, bool activation)
{
    return std::make_shared<ConvBlock>(
        ConvOptions{.in = in,
                    .out = out,
                    .kernel = kernel,
                    .groups = groups,
                    .activation = {activation ? ActivationKind::Silu : ActivationKind::None}});
}

ConvBlock::ConvBlock(const ConvOptions& options)
    : in_(options.in), out_(options.out),
      geometry_{.kernel = {options.kernel, options.kernel},
                .stride = {options.stride, options.stride},
                .padding = {options.padding, options.padding},
                .dilation = {1, 1},
                .groups = options.groups},
      activation_(options.activation), epsilon_(kNormEpsilon),
      conv_(register_module("conv", std::make_shared<torch::nn::Module>())),
      norm_(register_module("bn", std::make_shared<torch::nn::Module>()))
{
    if (options.padding < 0) geometry_.padding = {options.kernel / 2, options.kernel / 2};
    // The scale of a freshly made network: Kaiming-uniform with a = sqrt(5), torch's own default for Conv2d.
    const double bound =
        1 / std::sqrt(static_cast<double>(options.in / options.groups * options.kernel * options.kernel));
    weight_ = conv_->register_parameter(
        "weight", at::empty({options.out, options.in / options.groups, options.kernel, options.kernel})
                      .uniform_(-bound, bound));
    scale_ = norm_->register_parameter("weight", at::ones({options.out}));
    shift_ = norm_->register_parameter("bias", at::zeros({options.out}));
    mean_ = norm_->register_buffer("running_mean", at::zeros({options.out}));
    variance_ = norm_->register_buffer("running_var", at::ones({options.out}));
}

at::Tensor ConvBlock::forward(const at::Tensor& input)
{
    // The members are handles to the registered tensors; `to()` swaps their data in place, so they stay
    // valid.
    at::Tensor output = at::conv2d(input, weight_, bias_, geometry_.stride, geometry_.padding, geometry_.dilation,
                                   geometry_.groups);
    if (calibrating_) takeStatistics(output);
    if (norm_)
        output =
            at::batch_norm(output, scale_, shift_, mean_, variance_, is_training(), kNormMomentum, epsilon_, true);
    return activate(activation_, output);
}

BlockSettings ConvBlock::settings() const
{
    BlockSettings settings = {{std::string(setting::kActivation), activationText(activation_)},
                              {std::string(setting::kKernel), pairText(geometry_.kernel)},
                              {std::string(setting::kStride), pairText(geometry_.stride)},
                              {std::string(setting::kPadding), pairText(geometry_.padding)},
                              {std::string(setting::kDilation), pairText(geometry_.dilation)},
                              {std::string(setting::kGroups), std::to_string(geometry_.groups)}};
    if (norm_) settings.emplace(setting::kEpsilon, numberText(epsilon_));
    return settings;
}

bool ConvBlock::set(std::string_view name, std::string_view value)
{
    if (name == setting::kActivation) {
        const std::optional<Activation> activation = activationFromText(value);
        if (activation) activation_ = *activation;
        return activation.has_value();
    }
    if (name == setting::kEpsilon) {
        const std::optional<double> epsilon = finiteNumber(value);
        if (!epsilon || *epsilon < 0 || *epsilon > 1) return false;
        epsilon_ = *epsilon;
        return true;
    }
    return setGeometry(name, value);
}

bool ConvBlock::setGeometry(std::string_view name, std::string_view value)
{
    Geometry wanted = geometry_;
    if (name == setting::kGroups) {
        const auto groups = countFromText(value);
        if (!groups || *groups < 1 || in_ % *groups != 0 || out_ % *groups != 0) return false;
        wanted.groups = *groups;
    } else {
        const auto pair = pairFromText(value);
        if (!pair) return false;
        if (name == setting::kPadding)
            wanted.padding = *pair;
        else if (std::min((*pair)[0], (*pair)[1]) < 1)
            return false;
        else if (name == setting::kKernel)
            wanted.kernel = *pair;
        else if (name == setting::kDilation)
            wanted.dilation = *pair;
        else if (name != setting::kStride || *pair != wanted.stride)
            return false; // another stride moves the grid of all layers behind it
    }
    const bool anew = wanted.kernel != geometry_.kernel || wanted.groups != geometry_.groups;
    geometry_ = wanted;
    if (anew)
        weight_.set_data(at::zeros({out_, in_ / wanted.groups, wanted.kernel[0], wanted.kernel[1]}));
    return true;
}

bool ConvBlock::keepsGrid() const
{
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::int64_t surplus = 2 * geometry_.padding[axis] - geometry_.dilation[axis] * (geometry_.kernel[axis] - 1);
        // The output has floor((side + surplus - 1) / stride) + 1 rows, which is to be side / stride for multiples of it.
        if (surplus > 0 || surplus <= -geometry_.stride[axis]) return false;
    }
    return true;
}

void ConvBlock::fuse()
{
    if (!norm_) return;
    const at::NoGradGuard noGrad;
    const at::Tensor factor = scale_ / (variance_ + epsilon_).sqrt();
    weight_.set_data(weight_ * factor.view({-1, 1, 1, 1}));
    bias_ = conv_->register_parameter("bias", shift_ - mean_ * factor);
    unregister_module("bn");
    norm_.reset();
}

void ConvBlock::adopt(const at::Tensor& weight, const at::Tensor& bias)
{
    const at::NoGradGuard noGrad;
    weight_.copy_(weight);
    mean_.zero_();
    variance_.fill_(1);
    scale_.fill_(std::sqrt(1 + epsilon_));
    shift_.copy_(bias);
    adopted_ = true;
}

void ConvBlock::takeStatistics(const at::Tensor& output)
{
    const at::NoGradGuard noGrad;
    const at::Tensor factor = scale_ / (variance_ + epsilon_).sqrt();
    const at::Tensor offset = shift_ - mean_ * factor;
    mean_.copy_(output.mean({0, 2, 3}));
    variance_.copy_(output.var({0, 2, 3}, /*unbiased=*/false));
    scale_.copy_(factor * (variance_ + epsilon_).sqrt());
    shift_.copy_(offset + mean_ * factor);
    adopted_ = calibrating_ = false;
}

PlainConv::PlainConv(std::int64_t in, std::int64_t out, std::int64_t kernel) : kernel_(kernel)
{
    const double bound = 1 / std::sqrt(static_cast<double>(in * kernel * kernel));
    weight_ = register_parameter("weight", at::empty({out, in, kernel, kernel}).uniform_(-bound, bound));
    bias_ = register_parameter("bias", at::zeros({out}));
}

at::Tensor PlainConv::forward(const at::Tensor& input)
{
    return at::conv2d(input, weight_, bias_, {1, 1}, {kernel_ / 2, kernel_ / 2});
}

BlockSettings PlainConv::settings() const
{
    return {{std::string(setting::kKernel), pairText({kernel_, kernel_})},
            {std::string(setting::kStride), "1x1"},
            {std::string(setting::kPadding), pairText({kernel_ / 2, kernel_ / 2})},
            {std::string(setting::kDilation), "1x1"},
            {std::string(setting::kGroups), "1"}};
}

} // namespace blindspot::detector
