// A RepConv is two convolutions of different kernels side by side whose sum is activated; fused they are one (RepVGG, Ding et al. 2021).
// Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/blocks/conv_block.h"

namespace blindspot::detector {

class RepConv final : public Block {
  public:
    /// ultralytics' RepConv: 3 x 3 ("conv1") and 1 x 1 ("conv2").
    static std::shared_ptr<RepConv> plain(std::int64_t in, std::int64_t out);
    /// YOLOv10's RepVGGDW: depthwise 7 x 7 ("conv") and 3 x 3 ("conv1").
    static std::shared_ptr<RepConv> depthwise(std::int64_t channels);

    struct Branch {
        const char* name;
        std::int64_t kernel;
    };
    RepConv(const char* className, std::int64_t in, std::int64_t out, std::int64_t groups, Branch large, Branch small);

    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {class_}; }
    std::vector<std::string_view> parts() const override { return {"act", "conv"}; }
    BlockSettings settings() const override;
    bool set(std::string_view name, std::string_view value) override;
    /// The two become the convolution "conv" with a bias.
    void fuse() override;
    /// Takes a fused convolution: the small one becomes 0. See ConvBlock::adopt. False where the sizes differ.
    bool adopt(const at::Tensor& weight, const at::Tensor& bias);

  private:
    const char* class_;
    Branch largeBranch_, smallBranch_;
    std::int64_t groups_;
    Activation activation_;
    std::shared_ptr<ConvBlock> large_, small_; ///< null once they are one
    std::shared_ptr<torch::nn::Module> fused_;
    at::Tensor weight_, bias_; ///< of the fused convolution
};

} // namespace blindspot::detector
