#include "core/detector/blocks.h"

#include "core/common/number_text.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace blindspot::detector {

namespace {

constexpr double kNormEpsilon = 1e-3; ///< as published
constexpr double kNormMomentum = 0.03;

std::shared_ptr<ConvBlock> conv(std::int64_t in, std::int64_t out, std::int64_t kernel = 1,
                                std::int64_t groups = 1, bool activation = true)
{
    return std::make_shared<ConvBlock>(
        ConvOptions{.in = in, .out = out, .kernel = kernel, .groups = groups, .activation = activation});
}

std::string flagText(bool flag)
{
    return flag ? "true" : "false";
}

std::optional<bool> flagFromText(std::string_view text)
{
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

std::string pairText(const Pair& pair)
{
    return std::to_string(pair[0]) + "x" + std::to_string(pair[1]);
}

/// A whole number from 0 to 4096, which is more than any network has.
std::optional<std::int64_t> countFromText(std::string_view text)
{
    const std::optional<double> number = finiteNumber(text);
    if (!number || *number < 0 || *number > 4096 || *number != std::floor(*number)) return std::nullopt;
    return static_cast<std::int64_t>(*number);
}

std::optional<Pair> pairFromText(std::string_view text)
{
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto first = countFromText(text.substr(0, cross)), second = countFromText(text.substr(cross + 1));
    return first && second ? std::optional(Pair{*first, *second}) : std::nullopt;
}

/// Sets a flag of a block that has this one setting.
bool setFlag(bool& flag, std::string_view wanted, std::string_view name, std::string_view value)
{
    const std::optional<bool> set = flagFromText(value);
    if (name != wanted || !set) return false;
    flag = *set;
    return true;
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
    std::vector<std::string_view> classes() const override { return {"Bottleneck"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override
    {
        // ultralytics adds only where both sides have as many channels, which these have.
        return setFlag(add_, setting::kAdd, name, value);
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
          cv3_(register_module("cv3", conv(2 * hidden, out))), inC3k2_(firstKernel == 3)
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
    std::vector<std::string_view> classes() const override { return {inC3k2_ ? "C3k" : "C3"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_, cv3_;
    std::shared_ptr<Chain> inner_;
    bool inC3k2_;
};

/// Split, a chain whose every output is kept, and a 1 x 1 convolution over all (YOLOv8's C2f, YOLO11's C3k2).
class C2f final : public Block {
  public:
    C2f(const LayerSpec& layer, std::int64_t in)
        : class_(layer.kind == LayerKind::C2f ? "C2f" : "C3k2"), cv1_(register_module("cv1", conv(in, 2 * layer.hidden))),
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
    std::vector<std::string_view> classes() const override { return {class_}; }

  private:
    static BlockPtr innerBlock(const LayerSpec& layer)
    {
        const std::int64_t c = layer.hidden;
        if (layer.kind == LayerKind::C2f) return std::make_shared<Bottleneck>(c, c, 3, layer.shortcut);
        if (layer.c3k) return std::make_shared<C3>(c, c, c / 2, 2, layer.shortcut, 3);
        return std::make_shared<Bottleneck>(c, c / 2, 3, layer.shortcut);
    }

    const char* class_;
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::vector<BlockPtr> inner_;
};

/// Spatial pyramid pooling, fast form: chained maxima (three 5 x 5 ones as published). Where `add`, the input is added to
/// the output, as YOLO26 does.
class Sppf final : public Block {
  public:
    Sppf(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, layer.hidden))),
          cv2_(register_module("cv2", conv((layer.repeats + 1) * layer.hidden, layer.channels))),
          kernel_(layer.kernel), repeats_(layer.repeats), canAdd_(in == layer.channels)
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> parts = {cv1_->forward(input)};
        for (std::int64_t i = 0; i < repeats_; ++i)
            parts.push_back(
                at::max_pool2d(parts.back(), {kernel_, kernel_}, {1, 1}, {kernel_ / 2, kernel_ / 2}));
        const at::Tensor output = cv2_->forward(at::cat(parts, 1));
        return add_ ? output + input : output;
    }
    std::vector<std::string_view> classes() const override { return {"SPPF"}; }
    BlockSettings settings() const override
    {
        return {{std::string(setting::kAdd), flagText(add_)},
                {std::string(setting::kPool), std::to_string(kernel_)}};
    }
    bool set(std::string_view name, std::string_view value) override
    {
        if (name == setting::kAdd) return (canAdd_ || value == "false") && setFlag(add_, name, name, value);
        const auto side = countFromText(value);
        if (name != setting::kPool || !side || *side % 2 == 0) return false; // an even side changes the output's size
        kernel_ = *side;
        return true;
    }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::int64_t kernel_, repeats_;
    bool canAdd_, add_ = false;
};

/// Twice the height and width.
class Upsample final : public Block {
  public:
    at::Tensor forward(const at::Tensor& input) override
    {
        const std::array<std::int64_t, 2> size = {input.size(2) * 2, input.size(3) * 2};
        if (mode_ == "nearest-exact") return at::_upsample_nearest_exact2d(input, size);
        if (mode_.starts_with("bilinear")) return at::upsample_bilinear2d(input, size, aligned());
        if (mode_.starts_with("bicubic")) return at::upsample_bicubic2d(input, size, aligned());
        return at::upsample_nearest2d(input, size);
    }
    std::vector<std::string_view> classes() const override { return {"Upsample"}; }
    BlockSettings settings() const override { return {{std::string(setting::kUpsample), mode_}}; }
    bool set(std::string_view name, std::string_view value) override
    {
        const bool known = std::find(kUpsampleModes.begin(), kUpsampleModes.end(), value) != kUpsampleModes.end();
        if (name != setting::kUpsample || !known) return false;
        mode_ = value;
        return true;
    }

  private:
    bool aligned() const { return mode_.ends_with("-aligned"); }

    std::string mode_ = "nearest";
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
    std::vector<std::string_view> classes() const override { return {"Attention"}; }
    BlockSettings settings() const override { return {{std::string(setting::kHeads), std::to_string(heads_)}}; }

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
        const at::Tensor mixed = attention_->forward(input);
        const at::Tensor attended = add_ ? input + mixed : mixed;
        const at::Tensor fed = feedForward_->forward(attended);
        return add_ ? attended + fed : fed;
    }
    std::vector<std::string_view> classes() const override { return {"PSABlock"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override
    {
        return setFlag(add_, setting::kAdd, name, value);
    }

  private:
    std::shared_ptr<Attention> attention_;
    std::shared_ptr<Chain> feedForward_;
    bool add_ = true;
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
    std::vector<std::string_view> classes() const override { return {"C2PSA"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::shared_ptr<Chain> inner_;
};

} // namespace

bool Block::set(std::string_view, std::string_view)
{
    return false;
}

ConvBlock::ConvBlock(const ConvOptions& options)
    : in_(options.in), out_(options.out),
      geometry_{.kernel = {options.kernel, options.kernel},
                .stride = {options.stride, options.stride},
                .padding = {options.padding, options.padding},
                .dilation = {1, 1},
                .groups = options.groups},
      activation_{options.activation ? ActivationKind::Silu : ActivationKind::None}, epsilon_(kNormEpsilon),
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

BlockSettings PlainConv::settings() const
{
    return {{std::string(setting::kKernel), "1x1"},
            {std::string(setting::kStride), "1x1"},
            {std::string(setting::kPadding), "0x0"},
            {std::string(setting::kDilation), "1x1"},
            {std::string(setting::kGroups), "1"}};
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
        return std::make_shared<Upsample>();
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
