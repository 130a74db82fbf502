#include "core/detector/blocks/ghost_blocks.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace blindspot::detector {

namespace {

class GhostConv final : public Block {
  public:
    explicit GhostConv(const ConvOptions& options)
    {
        ConvOptions first = options;
        first.out = options.out / 2;
        const bool active = options.activation.kind != ActivationKind::None;
        cv1_ = register_module("cv1", std::make_shared<ConvBlock>(first));
        cv2_ = register_module("cv2", conv(first.out, first.out, 5, first.out, active));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const at::Tensor first = cv1_->forward(input);
        return at::cat({first, cv2_->forward(first)}, 1);
    }
    std::vector<std::string_view> classes() const override { return {"GhostConv"}; }

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
};

/// What stands where a block of another stride has a convolution.
class Pass final : public Block {
  public:
    at::Tensor forward(const at::Tensor& input) override { return input; }
    std::vector<std::string_view> classes() const override { return {"Identity", "Sequential"}; }
};

class GhostBottleneck final : public Block {
  public:
    explicit GhostBottleneck(std::int64_t channels)
        : conv_(register_module(
              "conv",
              std::make_shared<Chain>(std::vector<BlockPtr>{
                  makeGhostConv({.in = channels, .out = channels / 2}), std::make_shared<Pass>(),
                  makeGhostConv({.in = channels / 2, .out = channels, .activation = {ActivationKind::None}})}))),
          shortcut_(register_module("shortcut", std::make_shared<Pass>()))
    {
    }
    at::Tensor forward(const at::Tensor& input) override { return conv_->forward(input) + input; }
    std::vector<std::string_view> classes() const override { return {"GhostBottleneck"}; }

  private:
    std::shared_ptr<Chain> conv_;
    std::shared_ptr<Pass> shortcut_;
};

} // namespace

BlockPtr makeGhostConv(const ConvOptions& options)
{
    return std::make_shared<GhostConv>(options);
}

BlockPtr makeGhostBottleneck(std::int64_t channels)
{
    return std::make_shared<GhostBottleneck>(channels);
}

} // namespace blindspot::detector
