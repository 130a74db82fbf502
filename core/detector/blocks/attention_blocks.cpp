#include "core/detector/blocks/attention_blocks.h"

#include "core/common/error.h"
#include "core/detector/blocks/csp_blocks.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <cmath>

namespace blindspot::detector {

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

namespace {

constexpr std::int64_t kAreaHead = 32; ///< channels of a head of area attention

std::shared_ptr<Chain> feedForward(std::int64_t channels, std::int64_t hidden)
{
    return std::make_shared<Chain>(std::vector<BlockPtr>{conv(channels, hidden), conv(hidden, channels, 1, 1, false)});
}

/// Half of the channels through attention (YOLOv10, Wang et al. 2024, section 3.2).
class Psa final : public Block {
  public:
    Psa(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, 2 * layer.hidden))),
          cv2_(register_module("cv2", conv(2 * layer.hidden, layer.channels))),
          attention_(register_module("attn", std::make_shared<Attention>(layer.hidden))),
          feedForward_(register_module("ffn", feedForward(layer.hidden, 2 * layer.hidden)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto parts = cv1_->forward(input).chunk(2, 1);
        const at::Tensor attended = parts[1] + attention_->forward(parts[1]);
        return cv2_->forward(at::cat({parts[0], attended + feedForward_->forward(attended)}, 1));
    }
    std::vector<std::string_view> classes() const override { return {"PSA"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::shared_ptr<Attention> attention_;
    std::shared_ptr<Chain> feedForward_;
};

/// The same with several PSABlocks.
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

/// Attention within strips of rows: the positions, row by row, are cut into `area` sequences of the same length.
class AreaAttention final : public Block {
  public:
    AreaAttention(std::int64_t channels, std::int64_t area)
        : heads_(channels / kAreaHead), area_(area), qkv_(register_module("qkv", conv(channels, 3 * channels, 1, 1, false))),
          proj_(register_module("proj", conv(channels, channels, 1, 1, false))),
          pe_(register_module("pe", conv(channels, channels, 7, channels, false)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto batch = input.size(0), channels = input.size(1), height = input.size(2), width = input.size(3);
        // A map that cannot be cut evenly is one strip.
        const std::int64_t strips = (height * width) % area_ == 0 ? area_ : 1, length = height * width / strips;
        const auto parts = qkv_->forward(input)
                               .flatten(2)
                               .reshape({batch, heads_, 3 * kAreaHead, strips, length})
                               .permute({0, 3, 1, 2, 4}) // B x strips x heads x 96 x length
                               .split(kAreaHead, 3);
        const at::Tensor weights =
            (parts[0].transpose(-2, -1).matmul(parts[1]) * (1 / std::sqrt(static_cast<double>(kAreaHead)))).softmax(-1);
        const auto map = [&](const at::Tensor& strip) {
            return strip.permute({0, 2, 3, 1, 4}).reshape({batch, channels, height, width});
        };
        const at::Tensor mixed = map(parts[2].matmul(weights.transpose(-2, -1)));
        return proj_->forward(mixed + pe_->forward(map(parts[2])));
    }
    std::vector<std::string_view> classes() const override { return {"AAttn"}; }
    BlockSettings settings() const override
    {
        return {{std::string(setting::kHeads), std::to_string(heads_)}, {std::string(setting::kArea), std::to_string(area_)}};
    }
    bool set(std::string_view name, std::string_view value) override
    {
        const auto area = countFromText(value);
        if (name != setting::kArea || !area || *area < 1) return false;
        area_ = *area;
        return true;
    }

  private:
    std::int64_t heads_, area_;
    std::shared_ptr<ConvBlock> qkv_, proj_, pe_;
};

class AreaBlock final : public Block {
  public:
    explicit AreaBlock(const LayerSpec& layer)
        : attention_(register_module("attn", std::make_shared<AreaAttention>(layer.hidden, layer.area))),
          mlp_(register_module("mlp", feedForward(layer.hidden, layer.mlp)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const at::Tensor attended = input + attention_->forward(input);
        return attended + mlp_->forward(attended);
    }
    std::vector<std::string_view> classes() const override { return {"ABlock"}; }

  private:
    std::shared_ptr<AreaAttention> attention_;
    std::shared_ptr<Chain> mlp_;
};

class A2C2f final : public Block {
  public:
    A2C2f(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, layer.hidden))),
          cv2_(register_module("cv2", conv((1 + layer.repeats) * layer.hidden, layer.channels)))
    {
        if (layer.scaledResidual) gamma_ = register_parameter("gamma", at::full({layer.channels}, 0.01));
        const auto list = register_module("m", std::make_shared<torch::nn::Module>());
        for (std::int64_t i = 0; i < layer.repeats; ++i) {
            inner_.push_back(innerBlock(layer));
            list->register_module(std::to_string(i), inner_.back());
        }
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> parts = {cv1_->forward(input)};
        for (const BlockPtr& block : inner_)
            parts.push_back(block->forward(parts.back()));
        const at::Tensor output = cv2_->forward(at::cat(parts, 1));
        return gamma_.defined() ? input + gamma_.view({1, -1, 1, 1}) * output : output;
    }
    std::vector<std::string_view> classes() const override { return {"A2C2f"}; }

  private:
    static BlockPtr innerBlock(const LayerSpec& layer)
    {
        if (layer.inner != InnerBlock::AreaPair)
            return C3::ofBottlenecks(layer.hidden, layer.hidden, layer.hidden / 2, 2, layer.shortcut, 3);
        return std::make_shared<Chain>(
            std::vector<BlockPtr>{std::make_shared<AreaBlock>(layer), std::make_shared<AreaBlock>(layer)});
    }

    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::vector<BlockPtr> inner_;
    at::Tensor gamma_;
};

} // namespace

PsaBlock::PsaBlock(std::int64_t channels)
    : attention_(register_module("attn", std::make_shared<Attention>(channels))),
      feedForward_(register_module("ffn", feedForward(channels, 2 * channels)))
{
}

at::Tensor PsaBlock::forward(const at::Tensor& input)
{
    const at::Tensor mixed = attention_->forward(input);
    const at::Tensor attended = add_ ? input + mixed : mixed;
    const at::Tensor fed = feedForward_->forward(attended);
    return add_ ? attended + fed : fed;
}

BlockPtr makePsa(const LayerSpec& layer, std::int64_t in)
{
    if (layer.kind == LayerKind::Psa) return std::make_shared<Psa>(layer, in);
    return std::make_shared<C2psa>(layer, in);
}

BlockPtr makeA2C2f(const LayerSpec& layer, std::int64_t in)
{
    if (layer.inner == InnerBlock::AreaPair && (layer.hidden < kAreaHead || layer.hidden % kAreaHead != 0))
        throw Error({Message::tr("a block A2C2f has %1 inner channels, which heads of %2 do not divide"), layer.hidden, kAreaHead}, {},
                    Message::tr("use another width"));
    if (layer.scaledResidual && in != layer.channels)
        throw Error({Message::tr("a block A2C2f adds its %1 input channels to %2 output channels"), in, layer.channels}, {},
                    Message::tr("use a detector as ultralytics builds it"));
    return std::make_shared<A2C2f>(layer, in);
}

} // namespace blindspot::detector
