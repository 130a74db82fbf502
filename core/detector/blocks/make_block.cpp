#include "core/detector/blocks/make_block.h"

#include "core/detector/blocks/attention_blocks.h"
#include "core/detector/blocks/csp_blocks.h"
#include "core/detector/blocks/elan_blocks.h"
#include "core/detector/blocks/ghost_blocks.h"
#include "core/detector/blocks/hgnet_blocks.h"
#include "core/detector/blocks/hybrid_encoder_blocks.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <array>

namespace blindspot::detector {

namespace {

/// Spatial pyramid pooling, fast form: chained maxima (three 5 x 5 ones as published). Where `add`, the input is added to
/// the output, as YOLO26 does.
class Sppf final : public Block {
  public:
    Sppf(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, layer.hidden, 1, 1, layer.activation))),
          cv2_(register_module("cv2", conv((layer.repeats + 1) * layer.hidden, layer.channels))),
          kernel_(layer.kernel), repeats_(layer.repeats), canAdd_(in == layer.channels), add_(layer.shortcut && canAdd_)
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
    std::vector<std::string_view> parts() const override { return {"m"}; }
    BlockSettings settings() const override
    {
        return {{std::string(setting::kAdd), flagText(add_)},
                {std::string(setting::kPool), std::to_string(kernel_)}};
    }
    bool set(std::string_view name, std::string_view value) override
    {
        if (name == setting::kAdd) return (canAdd_ || value == "false") && setFlag(add_, name, name, value);
        return setPoolSide(kernel_, name, value);
    }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::int64_t kernel_, repeats_;
    bool canAdd_, add_;
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

/// A 1 x 1 convolution, and a depthwise one that makes the map smaller, without activation (YOLOv10).
class ScDown final : public Block {
  public:
    ScDown(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, layer.channels))),
          cv2_(register_module("cv2", std::make_shared<ConvBlock>(ConvOptions{.in = layer.channels,
                                                                              .out = layer.channels,
                                                                              .kernel = layer.kernel,
                                                                              .stride = layer.stride,
                                                                              .groups = layer.channels,
                                                                              .activation = {ActivationKind::None}})))
    {
    }
    at::Tensor forward(const at::Tensor& input) override { return cv2_->forward(cv1_->forward(input)); }
    std::vector<std::string_view> classes() const override { return {"SCDown"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
};

class Identity final : public Block {
  public:
    at::Tensor forward(const at::Tensor& input) override { return input; }
    std::vector<std::string_view> classes() const override { return {"Identity"}; }
};

ConvOptions optionsOf(const LayerSpec& layer, std::int64_t in)
{
    return {.in = in,
            .out = layer.channels,
            .kernel = layer.kernel,
            .stride = layer.stride,
            .padding = layer.padding,
            .groups = layer.groups,
            .activation = {layer.activation ? ActivationKind::Silu : ActivationKind::None}};
}

} // namespace

BlockPtr makeBlock(const LayerSpec& layer, std::int64_t in)
{
    using enum LayerKind;
    switch (layer.kind) {
    case Conv:
        return std::make_shared<ConvBlock>(optionsOf(layer, in));
    case GhostConv:
        return makeGhostConv(optionsOf(layer, in));
    case LayerKind::ScDown:
        return std::make_shared<detector::ScDown>(layer, in);
    case C2f:
    case C2fCib:
    case C2:
    case C3:
    case C3k2:
    case C3Ghost:
        return makeCspBlock(layer, in);
    case A2C2f:
        return makeA2C2f(layer, in);
    case Elan1:
    case RepNcspElan4:
    case AConv:
    case ADown:
    case SppElan:
    case CbLinear:
        return makeElanBlock(layer, in);
    case LayerKind::Sppf:
        return std::make_shared<detector::Sppf>(layer, in);
    case Psa:
    case C2psa:
        return makePsa(layer, in);
    case LayerKind::Upsample:
        return std::make_shared<detector::Upsample>();
    case LayerKind::Identity:
        return std::make_shared<detector::Identity>();
    case HgStem:
        return makeHgStem(in, layer.hidden, layer.channels);
    case HgBlock:
        return makeHgBlock({.in = in,
                            .hidden = layer.hidden,
                            .out = layer.channels,
                            .kernel = layer.kernel,
                            .repeats = layer.repeats,
                            .light = layer.light,
                            .shortcut = layer.shortcut});
    case Aifi:
        return makeAifi(in, layer.hidden, layer.heads);
    case RepC3:
        return makeRepC3(in, layer.channels, layer.repeats);
    case CbFuse:
    case Concat:
    case RtDetrDecoder:
    case Detect:
        break;
    }
    return nullptr;
}

BlockPtr makeBoxBranch(std::int64_t in, std::int64_t hidden, std::int64_t regMax)
{
    return std::make_shared<Chain>(std::vector<BlockPtr>{conv(in, hidden, 3), conv(hidden, hidden, 3),
                                                         std::make_shared<PlainConv>(hidden, 4 * regMax)});
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
