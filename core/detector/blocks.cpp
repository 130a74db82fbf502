#include "core/detector/blocks.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace blindspot::detector {

namespace {

constexpr double kNormEpsilon = 1e-3;
constexpr double kNormMomentum = 0.03;

std::shared_ptr<ConvBlock> conv(std::int64_t in, std::int64_t out, std::int64_t kernel = 1,
                                std::int64_t groups = 1, bool activation = true)
{
    return std::make_shared<ConvBlock>(
        ConvOptions{.in = in, .out = out, .kernel = kernel, .groups = groups, .activation = activation});
}

/// Two convolutions, with the input added where `add`.
class Bottleneck final : public Block {
  public:
    Bottleneck(std::int64_t channels, std::int64_t hidden, std::int64_t firstKernel, bool add)
        : cv1_(register_module("cv1", conv(channels, hidden, firstKernel))),
          cv2_(register_module("cv2", conv(hidden, channels, 3))), add_(add)
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const at::Tensor output = cv2_->forward(cv1_->forward(input));
        return add_ ? input + output : output;
    }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    bool add_;
};

/// Cross-stage block with three 1 x 1 convolutions (YOLOv5's C3; with 3 x 3 first kernels YOLO11's C3k).
class C3 final : public Block {
  public:
    C3(std::int64_t in, std::int64_t out, std::int64_t hidden, std::int64_t repeats, bool shortcut,
       std::int64_t firstKernel)
        : cv1_(register_module("cv1", conv(in, hidden))), cv2_(register_module("cv2", conv(in, hidden))),
          cv3_(register_module("cv3", conv(2 * hidden, out)))
    {
        std::vector<BlockPtr> blocks;
        for (std::int64_t i = 0; i < repeats; ++i)
            blocks.push_back(std::make_shared<Bottleneck>(hidden, hidden, firstKernel, shortcut));
        inner_ = register_module("m", std::make_shared<Chain>(blocks));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        return cv3_->forward(at::cat({inner_->forward(cv1_->forward(input)), cv2_->forward(input)}, 1));
    }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_, cv3_;
    std::shared_ptr<Chain> inner_;
};

/// Split, a chain whose every output is kept, and a 1 x 1 convolution over all (YOLOv8's C2f, YOLO11's C3k2).
class C2f final : public Block {
  public:
    C2f(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, 2 * layer.hidden))),
          cv2_(register_module("cv2", conv((2 + layer.repeats) * layer.hidden, layer.channels)))
    {
        const auto list = register_module("m", std::make_shared<torch::nn::Module>());
        for (std::int64_t i = 0; i < layer.repeats; ++i) {
            inner_.push_back(innerBlock(layer));
            list->register_module(std::to_string(i), inner_.back());
        }
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> parts = cv1_->forward(input).chunk(2, 1);
        for (const BlockPtr& block : inner_)
            parts.push_back(block->forward(parts.back()));
        return cv2_->forward(at::cat(parts, 1));
    }

  private:
    static BlockPtr innerBlock(const LayerSpec& layer)
    {
        const std::int64_t c = layer.hidden;
        if (layer.kind == LayerKind::C2f) return std::make_shared<Bottleneck>(c, c, 3, layer.shortcut);
        if (layer.c3k) return std::make_shared<C3>(c, c, c / 2, 2, layer.shortcut, 3);
        return std::make_shared<Bottleneck>(c, c / 2, 3, layer.shortcut);
    }

    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::vector<BlockPtr> inner_;
};

/// Spatial pyramid pooling, fast form: three chained 5 x 5 maxima.
class Sppf final : public Block {
  public:
    Sppf(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, layer.hidden))),
          cv2_(register_module("cv2", conv(4 * layer.hidden, layer.channels))), kernel_(layer.kernel)
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> parts = {cv1_->forward(input)};
        for (int i = 0; i < 3; ++i)
            parts.push_back(
                at::max_pool2d(parts.back(), {kernel_, kernel_}, {1, 1}, {kernel_ / 2, kernel_ / 2}));
        return cv2_->forward(at::cat(parts, 1));
    }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::int64_t kernel_;
};

/// Self-attention over all positions with a depthwise positional term.
class Attention final : public Block {
  public:
    explicit Attention(std::int64_t channels)
        : heads_(std::max<std::int64_t>(channels / 64, 1)), headSize_(channels / heads_),
          keySize_(headSize_ / 2),
          qkv_(register_module("qkv", conv(channels, channels + 2 * keySize_ * heads_, 1, 1, false))),
          proj_(register_module("proj", conv(channels, channels, 1, 1, false))),
          pe_(register_module("pe", conv(channels, channels, 3, channels, false)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto batch = input.size(0), channels = input.size(1), height = input.size(2),
                   width = input.size(3);
        const at::Tensor qkv =
            qkv_->forward(input).reshape({batch, heads_, 2 * keySize_ + headSize_, height * width});
        const auto parts = qkv.split_with_sizes({keySize_, keySize_, headSize_}, 2);
        const at::Tensor& values = parts[2];
        const at::Tensor weights =
            (parts[0].transpose(-2, -1).matmul(parts[1]) * (1 / std::sqrt(static_cast<double>(keySize_))))
                .softmax(-1);
        const at::Tensor mixed =
            values.matmul(weights.transpose(-2, -1)).reshape({batch, channels, height, width});
        return proj_->forward(mixed + pe_->forward(values.reshape({batch, channels, height, width})));
    }

  private:
    std::int64_t heads_, headSize_, keySize_;
    std::shared_ptr<ConvBlock> qkv_, proj_, pe_;
};

class PsaBlock final : public Block {
  public:
    explicit PsaBlock(std::int64_t channels)
        : attention_(register_module("attn", std::make_shared<Attention>(channels))),
          feedForward_(register_module(
              "ffn", std::make_shared<Chain>(std::vector<BlockPtr>{
                         conv(channels, 2 * channels), conv(2 * channels, channels, 1, 1, false)})))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const at::Tensor attended = input + attention_->forward(input);
        return attended + feedForward_->forward(attended);
    }

  private:
    std::shared_ptr<Attention> attention_;
    std::shared_ptr<Chain> feedForward_;
};

class C2psa final : public Block {
  public:
    C2psa(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, 2 * layer.hidden))),
          cv2_(register_module("cv2", conv(2 * layer.hidden, layer.channels)))
    {
        std::vector<BlockPtr> blocks;
        for (std::int64_t i = 0; i < layer.repeats; ++i)
            blocks.push_back(std::make_shared<PsaBlock>(layer.hidden));
        inner_ = register_module("m", std::make_shared<Chain>(blocks));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto parts = cv1_->forward(input).chunk(2, 1);
        return cv2_->forward(at::cat({parts[0], inner_->forward(parts[1])}, 1));
    }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::shared_ptr<Chain> inner_;
};

} // namespace

ConvBlock::ConvBlock(const ConvOptions& options)
    : options_(options), conv_(register_module("conv", std::make_shared<torch::nn::Module>())),
      norm_(register_module("bn", std::make_shared<torch::nn::Module>()))
{
    if (options_.padding < 0) options_.padding = options_.kernel / 2;
    // The scale of a freshly made network: Kaiming-uniform with a = sqrt(5), torch's own default for Conv2d.
    const double bound =
        1 / std::sqrt(static_cast<double>(options_.in / options_.groups * options_.kernel * options_.kernel));
    weight_ = conv_->register_parameter(
        "weight", at::empty({options_.out, options_.in / options_.groups, options_.kernel, options_.kernel})
                      .uniform_(-bound, bound));
    scale_ = norm_->register_parameter("weight", at::ones({options_.out}));
    shift_ = norm_->register_parameter("bias", at::zeros({options_.out}));
    mean_ = norm_->register_buffer("running_mean", at::zeros({options_.out}));
    variance_ = norm_->register_buffer("running_var", at::ones({options_.out}));
}

at::Tensor ConvBlock::forward(const at::Tensor& input)
{
    // The members are handles to the registered tensors; `to()` swaps their data in place, so they stay
    // valid.
    at::Tensor output = at::conv2d(input, weight_, bias_, {options_.stride, options_.stride},
                                   {options_.padding, options_.padding}, {1, 1}, options_.groups);
    if (calibrating_) takeStatistics(output);
    if (norm_)
        output = at::batch_norm(output, scale_, shift_, mean_, variance_, is_training(), kNormMomentum,
                                kNormEpsilon, true);
    return options_.activation ? at::silu(output) : output;
}

void ConvBlock::fuse()
{
    if (!norm_) return;
    const at::NoGradGuard noGrad;
    const at::Tensor factor = scale_ / (variance_ + kNormEpsilon).sqrt();
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
    scale_.fill_(std::sqrt(1 + kNormEpsilon));
    shift_.copy_(bias);
    adopted_ = true;
}

void ConvBlock::takeStatistics(const at::Tensor& output)
{
    const at::NoGradGuard noGrad;
    const at::Tensor factor = scale_ / (variance_ + kNormEpsilon).sqrt();
    const at::Tensor offset = shift_ - mean_ * factor;
    mean_.copy_(output.mean({0, 2, 3}));
    variance_.copy_(output.var({0, 2, 3}, /*unbiased=*/false));
    scale_.copy_(factor * (variance_ + kNormEpsilon).sqrt());
    shift_.copy_(offset + mean_ * factor);
    adopted_ = calibrating_ = false;
}

PlainConv::PlainConv(std::int64_t in, std::int64_t out)
{
    const double bound = 1 / std::sqrt(static_cast<double>(in));
    weight_ = register_parameter("weight", at::empty({out, in, 1, 1}).uniform_(-bound, bound));
    bias_ = register_parameter("bias", at::zeros({out}));
}

at::Tensor PlainConv::forward(const at::Tensor& input)
{
    return at::conv2d(input, weight_, bias_);
}

Chain::Chain(const std::vector<BlockPtr>& blocks) : blocks_(blocks)
{
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        register_module(std::to_string(i), blocks_[i]);
}

at::Tensor Chain::forward(const at::Tensor& input)
{
    at::Tensor value = input;
    for (const BlockPtr& block : blocks_)
        value = block->forward(value);
    return value;
}

BlockPtr makeBlock(const LayerSpec& layer, std::int64_t in)
{
    switch (layer.kind) {
    case LayerKind::Conv:
        return std::make_shared<ConvBlock>(ConvOptions{.in = in,
                                                       .out = layer.channels,
                                                       .kernel = layer.kernel,
                                                       .stride = layer.stride,
                                                       .padding = layer.padding});
    case LayerKind::C2f:
    case LayerKind::C3k2:
        return std::make_shared<C2f>(layer, in);
    case LayerKind::C3:
        return std::make_shared<C3>(in, layer.channels, layer.hidden, layer.repeats, layer.shortcut, 1);
    case LayerKind::Sppf:
        return std::make_shared<Sppf>(layer, in);
    case LayerKind::C2psa:
        return std::make_shared<C2psa>(layer, in);
    case LayerKind::Upsample:
    case LayerKind::Concat:
    case LayerKind::Detect:
        break;
    }
    return nullptr;
}

BlockPtr makeBoxBranch(std::int64_t in, std::int64_t hidden)
{
    return std::make_shared<Chain>(std::vector<BlockPtr>{conv(in, hidden, 3), conv(hidden, hidden, 3),
                                                         std::make_shared<PlainConv>(hidden, 4 * kRegMax)});
}

BlockPtr makeClassBranch(std::int64_t in, std::int64_t hidden, std::int64_t classes, bool depthwise)
{
    const auto last = std::make_shared<PlainConv>(hidden, classes);
    if (!depthwise)
        return std::make_shared<Chain>(
            std::vector<BlockPtr>{conv(in, hidden, 3), conv(hidden, hidden, 3), last});
    const auto separable = [](std::int64_t from, std::int64_t to) -> BlockPtr {
        return std::make_shared<Chain>(std::vector<BlockPtr>{conv(from, from, 3, from), conv(from, to)});
    };
    return std::make_shared<Chain>(
        std::vector<BlockPtr>{separable(in, hidden), separable(hidden, hidden), last});
}

} // namespace blindspot::detector
