#include "core/detector/blocks/elan_blocks.h"

#include "core/detector/blocks/csp_blocks.h"
#include "core/detector/blocks/rep_conv.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <array>
#include <numeric>

namespace blindspot::detector {

namespace {

/// A RepConv and a convolution, with the input added where `add`.
class RepBottleneck final : public Block {
  public:
    RepBottleneck(std::int64_t channels, bool add)
        : cv1_(register_module("cv1", RepConv::plain(channels, channels))), cv2_(register_module("cv2", conv(channels, channels, 3))),
          add_(add)
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const at::Tensor output = cv2_->forward(cv1_->forward(input));
        return add_ ? input + output : output;
    }
    std::vector<std::string_view> classes() const override { return {"RepBottleneck"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override { return setFlag(add_, setting::kAdd, name, value); }

  private:
    std::shared_ptr<RepConv> cv1_;
    std::shared_ptr<ConvBlock> cv2_;
    bool add_;
};

/// Split, two stages one after the other whose outputs are kept, and a 1 x 1 convolution over all four.
class Elan final : public Block {
  public:
    Elan(const LayerSpec& layer, std::int64_t in)
        : class_(layer.kind == LayerKind::Elan1 ? "ELAN1" : "RepNCSPELAN4"),
          cv1_(register_module("cv1", conv(in, layer.wide))), cv2_(register_module("cv2", stage(layer, layer.wide / 2))),
          cv3_(register_module("cv3", stage(layer, layer.hidden))),
          cv4_(register_module("cv4", conv(layer.wide + 2 * layer.hidden, layer.channels)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> parts = cv1_->forward(input).chunk(2, 1);
        parts.push_back(cv2_->forward(parts.back()));
        parts.push_back(cv3_->forward(parts.back()));
        return cv4_->forward(at::cat(parts, 1));
    }
    std::vector<std::string_view> classes() const override { return {class_}; }

  private:
    static BlockPtr stage(const LayerSpec& layer, std::int64_t in)
    {
        const std::int64_t out = layer.hidden;
        if (layer.kind == LayerKind::Elan1) return conv(in, out, 3);
        std::vector<BlockPtr> inner;
        for (std::int64_t i = 0; i < layer.repeats; ++i)
            inner.push_back(std::make_shared<RepBottleneck>(out / 2, layer.shortcut));
        return std::make_shared<Chain>(
            std::vector<BlockPtr>{std::make_shared<C3>("RepCSP", in, out, out / 2, inner), conv(out, out, 3)});
    }

    const char* class_;
    std::shared_ptr<ConvBlock> cv1_;
    BlockPtr cv2_, cv3_;
    std::shared_ptr<ConvBlock> cv4_;
};

/// Chained maxima, named cv2 to cv4.
class SppElan final : public Block {
  public:
    SppElan(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", conv(in, layer.hidden))),
          cv5_(register_module("cv5", conv(4 * layer.hidden, layer.channels))), kernel_(layer.kernel)
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> parts = {cv1_->forward(input)};
        for (int i = 0; i < 3; ++i)
            parts.push_back(at::max_pool2d(parts.back(), {kernel_, kernel_}, {1, 1}, {kernel_ / 2, kernel_ / 2}));
        return cv5_->forward(at::cat(parts, 1));
    }
    std::vector<std::string_view> classes() const override { return {"SPPELAN"}; }
    std::vector<std::string_view> parts() const override { return {"cv2", "cv3", "cv4"}; }
    BlockSettings settings() const override { return {{std::string(setting::kPool), std::to_string(kernel_)}}; }
    bool set(std::string_view name, std::string_view value) override { return setPoolSide(kernel_, name, value); }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv5_;
    std::int64_t kernel_;
};

/// The mean of 2 x 2 cells at every position: one row and column less.
at::Tensor blurred(const at::Tensor& input)
{
    return at::avg_pool2d(input, {2, 2}, {1, 1}, {0, 0}, /*ceil_mode=*/false, /*count_include_pad=*/true);
}

/// Half the height and width.
class AConv final : public Block {
  public:
    AConv(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", std::make_shared<ConvBlock>(
                                          ConvOptions{.in = in, .out = layer.channels, .kernel = 3, .stride = 2, .padding = 1})))
    {
    }
    at::Tensor forward(const at::Tensor& input) override { return cv1_->forward(blurred(input)); }
    std::vector<std::string_view> classes() const override { return {"AConv"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_;
};

/// The same by a convolution of one half of the channels, and by maxima of the other.
class ADown final : public Block {
  public:
    ADown(const LayerSpec& layer, std::int64_t in)
        : cv1_(register_module("cv1", std::make_shared<ConvBlock>(ConvOptions{
                                          .in = in / 2, .out = layer.channels / 2, .kernel = 3, .stride = 2, .padding = 1}))),
          cv2_(register_module("cv2", conv(in / 2, layer.channels / 2)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto parts = blurred(input).chunk(2, 1);
        return at::cat({cv1_->forward(parts[0]), cv2_->forward(at::max_pool2d(parts[1], {3, 3}, {2, 2}, {1, 1}))}, 1);
    }
    std::vector<std::string_view> classes() const override { return {"ADown"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
};

/// A 1 x 1 convolution to all of its parts at once.
class CbLinear final : public Block {
  public:
    CbLinear(const LayerSpec& layer, std::int64_t in)
        : conv_(register_module(
              "conv", std::make_shared<PlainConv>(in, std::accumulate(layer.parts.begin(), layer.parts.end(), std::int64_t{0}))))
    {
    }
    at::Tensor forward(const at::Tensor& input) override { return conv_->forward(input); }
    std::vector<std::string_view> classes() const override { return {"CBLinear"}; }

  private:
    std::shared_ptr<PlainConv> conv_;
};

} // namespace

BlockPtr makeElanBlock(const LayerSpec& layer, std::int64_t in)
{
    switch (layer.kind) {
    case LayerKind::SppElan:
        return std::make_shared<SppElan>(layer, in);
    case LayerKind::AConv:
        return std::make_shared<AConv>(layer, in);
    case LayerKind::ADown:
        return std::make_shared<ADown>(layer, in);
    case LayerKind::CbLinear:
        return std::make_shared<CbLinear>(layer, in);
    default:
        return std::make_shared<Elan>(layer, in);
    }
}

at::Tensor fusedMaps(const std::vector<at::Tensor>& maps)
{
    const at::Tensor& last = maps.back();
    const std::array<std::int64_t, 2> size = {last.size(2), last.size(3)};
    at::Tensor sum = last;
    for (std::size_t i = 0; i + 1 < maps.size(); ++i)
        sum = sum + at::upsample_nearest2d(maps[i], size);
    return sum;
}

} // namespace blindspot::detector
