#include "core/detector/blocks/csp_blocks.h"

#include "core/detector/blocks/attention_blocks.h"
#include "core/detector/blocks/ghost_blocks.h"
#include "core/detector/blocks/rep_conv.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace blindspot::detector {

namespace {

/// Depthwise and 1 x 1 convolutions in turn (YOLOv10, Wang et al. 2024, section 3.2).
class Cib final : public Block {
  public:
    Cib(std::int64_t channels, bool largeKernel, bool add) : add_(add)
    {
        const std::int64_t wide = 2 * channels;
        BlockPtr middle = conv(wide, wide, 3, wide);
        if (largeKernel) middle = RepConv::depthwise(wide);
        cv1_ = register_module(
            "cv1", std::make_shared<Chain>(std::vector<BlockPtr>{conv(channels, channels, 3, channels), conv(channels, wide), middle,
                                                                 conv(wide, channels), conv(channels, channels, 3, channels)}));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const at::Tensor output = cv1_->forward(input);
        return add_ ? input + output : output;
    }
    std::vector<std::string_view> classes() const override { return {"CIB"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override { return setFlag(add_, setting::kAdd, name, value); }

  private:
    std::shared_ptr<Chain> cv1_;
    bool add_;
};

/// Split, a chain whose every output is kept, and a 1 x 1 convolution over all (YOLOv8's C2f, YOLO11's C3k2, YOLOv10's C2fCIB).
class C2f final : public Block {
  public:
    C2f(const LayerSpec& layer, std::int64_t in)
        : class_(layer.kind == LayerKind::C2f ? "C2f" : layer.kind == LayerKind::C2fCib ? "C2fCIB" : "C3k2"),
          cv1_(register_module("cv1", conv(in, 2 * layer.hidden))),
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
        switch (layer.inner) {
        case InnerBlock::C3k:
            return C3::ofBottlenecks(c, c, c / 2, 2, layer.shortcut, 3);
        case InnerBlock::Cib:
        case InnerBlock::LargeCib:
            return std::make_shared<Cib>(c, layer.inner == InnerBlock::LargeCib, layer.shortcut);
        case InnerBlock::AttentionPair:
            return std::make_shared<Chain>(std::vector<BlockPtr>{std::make_shared<Bottleneck>(c, c / 2, 3, layer.shortcut),
                                                                 std::make_shared<PsaBlock>(c)});
        case InnerBlock::AreaPair:
        case InnerBlock::Bottleneck:
            break;
        }
        return std::make_shared<Bottleneck>(c, layer.kind == LayerKind::C3k2 ? c / 2 : c, 3, layer.shortcut);
    }

    const char* class_;
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::vector<BlockPtr> inner_;
};

/// Split, a chain over one half, and a 1 x 1 convolution over its end and the other half.
class C2 final : public Block {
  public:
    C2(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, 2 * layer.hidden))),
          cv2_(register_module("cv2", conv(2 * layer.hidden, layer.channels)))
    {
        std::vector<BlockPtr> blocks;
        for (std::int64_t i = 0; i < layer.repeats; ++i)
            blocks.push_back(std::make_shared<Bottleneck>(layer.hidden, layer.hidden, 3, layer.shortcut));
        inner_ = register_module("m", std::make_shared<Chain>(blocks));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto parts = cv1_->forward(input).chunk(2, 1);
        return cv2_->forward(at::cat({inner_->forward(parts[0]), parts[1]}, 1));
    }
    std::vector<std::string_view> classes() const override { return {"C2"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    std::shared_ptr<Chain> inner_;
};

} // namespace

Bottleneck::Bottleneck(std::int64_t channels, std::int64_t hidden, std::int64_t firstKernel, bool add)
    : cv1_(register_module("cv1", conv(channels, hidden, firstKernel))), cv2_(register_module("cv2", conv(hidden, channels, 3))),
      add_(add)
{
}

at::Tensor Bottleneck::forward(const at::Tensor& input)
{
    const at::Tensor output = cv2_->forward(cv1_->forward(input));
    return add_ ? input + output : output;
}

bool Bottleneck::set(std::string_view name, std::string_view value)
{
    // ultralytics adds only where both sides have as many channels, which these have.
    return setFlag(add_, setting::kAdd, name, value);
}

C3::C3(const char* className, std::int64_t in, std::int64_t out, std::int64_t hidden, const std::vector<BlockPtr>& inner)
    : class_(className), cv1_(register_module("cv1", conv(in, hidden))), cv2_(register_module("cv2", conv(in, hidden))),
      cv3_(register_module("cv3", conv(2 * hidden, out))), inner_(register_module("m", std::make_shared<Chain>(inner)))
{
}

std::shared_ptr<C3> C3::ofBottlenecks(std::int64_t in, std::int64_t out, std::int64_t hidden, std::int64_t repeats, bool shortcut,
                                      std::int64_t firstKernel)
{
    std::vector<BlockPtr> blocks;
    for (std::int64_t i = 0; i < repeats; ++i)
        blocks.push_back(std::make_shared<Bottleneck>(hidden, hidden, firstKernel, shortcut));
    return std::make_shared<C3>(firstKernel == 3 ? "C3k" : "C3", in, out, hidden, blocks);
}

at::Tensor C3::forward(const at::Tensor& input)
{
    return cv3_->forward(at::cat({inner_->forward(cv1_->forward(input)), cv2_->forward(input)}, 1));
}

BlockPtr makeCspBlock(const LayerSpec& layer, std::int64_t in)
{
    switch (layer.kind) {
    case LayerKind::C3:
        return C3::ofBottlenecks(in, layer.channels, layer.hidden, layer.repeats, layer.shortcut, 1);
    case LayerKind::C3Ghost: {
        std::vector<BlockPtr> blocks;
        for (std::int64_t i = 0; i < layer.repeats; ++i)
            blocks.push_back(makeGhostBottleneck(layer.hidden));
        return std::make_shared<C3>("C3Ghost", in, layer.channels, layer.hidden, blocks);
    }
    case LayerKind::C2:
        return std::make_shared<C2>(layer, in);
    default:
        return std::make_shared<C2f>(layer, in);
    }
}

} // namespace blindspot::detector
