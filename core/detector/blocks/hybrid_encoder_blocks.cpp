#include "core/detector/blocks/hybrid_encoder_blocks.h"

#include "core/common/error.h"
#include "core/detector/blocks/dense.h"
#include "core/detector/blocks/rep_conv.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>

namespace blindspot::detector {

namespace {

/// H W x channels: sines and cosines of a position's row and column, a quarter of the channels each, with the frequencies
/// 10000^(-i / quarter).
at::Tensor positions(std::int64_t height, std::int64_t width, std::int64_t channels, const at::Tensor& like)
{
    const std::int64_t quarter = channels / 4;
    const auto options = like.options();
    const at::Tensor frequencies =
        (at::arange(quarter, options) * (-std::log(10000.0) / static_cast<double>(quarter))).exp().view({1, quarter});
    const auto waves = [&](std::int64_t count) {
        const at::Tensor angles = at::arange(count, options).view({count, 1}) * frequencies;
        return at::cat({angles.sin(), angles.cos()}, 1);
    };
    const at::Tensor rows = waves(height).view({height, 1, 2 * quarter}).expand({height, width, 2 * quarter});
    const at::Tensor columns = waves(width).view({1, width, 2 * quarter}).expand({height, width, 2 * quarter});
    return at::cat({rows, columns}, 2).reshape({height * width, channels});
}

class Aifi final : public Block {
  public:
    Aifi(std::int64_t channels, std::int64_t hidden, std::int64_t heads)
        : channels_(channels), attention_(register_module("ma", std::make_shared<MultiHeadAttention>(channels, heads))),
          fc1_(register_module("fc1", std::make_shared<Linear>(channels, hidden))),
          fc2_(register_module("fc2", std::make_shared<Linear>(hidden, channels))),
          norm1_(register_module("norm1", std::make_shared<LayerNorm>(channels))),
          norm2_(register_module("norm2", std::make_shared<LayerNorm>(channels)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const std::int64_t height = input.size(2), width = input.size(3);
        const at::Tensor tokens = input.flatten(2).transpose(1, 2);
        const at::Tensor placed = tokens + positions(height, width, channels_, tokens.to(at::kDouble)).to(tokens.scalar_type());
        const at::Tensor mixed = norm1_->forward(tokens + attention_->forward(placed, tokens));
        const at::Tensor output = norm2_->forward(mixed + fc2_->forward(activate(activation_, fc1_->forward(mixed))));
        return output.transpose(1, 2).reshape({input.size(0), channels_, height, width});
    }
    std::vector<std::string_view> classes() const override { return {"AIFI"}; }
    std::vector<std::string_view> parts() const override
    {
        return {"ma", "ma.out_proj", "fc1", "fc2", "norm1", "norm2", "dropout", "dropout1", "dropout2", "act"};
    }
    BlockSettings settings() const override { return {{std::string(setting::kActivation), activationText(activation_)}}; }
    bool set(std::string_view name, std::string_view value) override
    {
        const auto activation = activationFromText(value);
        if (name != setting::kActivation || !activation) return false;
        activation_ = *activation;
        return true;
    }

  private:
    std::int64_t channels_;
    Activation activation_{ActivationKind::Gelu};
    std::shared_ptr<MultiHeadAttention> attention_;
    std::shared_ptr<Linear> fc1_, fc2_;
    std::shared_ptr<LayerNorm> norm1_, norm2_;
};

class RepC3 final : public Block {
  public:
    RepC3(std::int64_t in, std::int64_t out, std::int64_t repeats)
        : cv1_(register_module("cv1", conv(in, out))), cv2_(register_module("cv2", conv(in, out)))
    {
        std::vector<BlockPtr> blocks;
        for (std::int64_t i = 0; i < repeats; ++i)
            blocks.push_back(RepConv::plain(out, out));
        inner_ = register_module("m", std::make_shared<Chain>(blocks));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        return inner_->forward(cv1_->forward(input)) + cv2_->forward(input);
    }
    std::vector<std::string_view> classes() const override { return {"RepC3"}; }
    std::vector<std::string_view> parts() const override { return {"cv3"}; } // the identity, where both sides have as many channels

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::shared_ptr<Chain> inner_;
};

} // namespace

BlockPtr makeAifi(std::int64_t channels, std::int64_t hidden, std::int64_t heads)
{
    if (channels % 4 != 0 || heads < 1 || channels % heads != 0)
        throw Error({Message::tr("attention over %1 channels with %2 heads cannot be built"), channels, heads}, "AIFI",
                    Message::tr("use a detector as ultralytics builds it"));
    return std::make_shared<Aifi>(channels, hidden, heads);
}

BlockPtr makeRepC3(std::int64_t in, std::int64_t out, std::int64_t repeats)
{
    return std::make_shared<RepC3>(in, out, repeats);
}

} // namespace blindspot::detector
