// The building blocks of YOLOv8, YOLO11 and YOLOv5u as torch::nn modules whose parameters carry ultralytics'
// names. Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/network_spec.h"

#include <torch/nn/module.h>

#include <memory>
#include <vector>

namespace blindspot::detector {

/// A block with one input and one output, both B x C x H x W.
class Block : public torch::nn::Module {
  public:
    virtual at::Tensor forward(const at::Tensor& input) = 0;
};

using BlockPtr = std::shared_ptr<Block>;

struct ConvOptions {
    std::int64_t in = 0, out = 0, kernel = 1, stride = 1, padding = -1; ///< padding -1: kernel / 2
    std::int64_t groups = 1;
    bool activation = true; ///< SiLU after it
};

/// Convolution, batch norm (eps 1e-3, momentum 0.03), SiLU; after `fuse()` the batch norm is part of the
/// convolution.
class ConvBlock final : public Block {
  public:
    explicit ConvBlock(const ConvOptions& options);
    at::Tensor forward(const at::Tensor& input) override;
    /// Folds the batch norm's running statistics into weight and bias. Does nothing when it is already
    /// folded.
    void fuse();
    /// Takes a fused convolution: the batch norm becomes the identity plus `bias`. Exact in eval mode; for
    /// training, `recalibrate` has to follow.
    void adopt(const at::Tensor& weight, const at::Tensor& bias);
    /// The next input that goes through sets the statistics of an adopted batch norm to its own, and scale
    /// and shift so that the block computes what it did before.
    void recalibrate() { calibrating_ = adopted_; }

    const at::Tensor& weight() const { return weight_; }

  private:
    void takeStatistics(const at::Tensor& output);

    ConvOptions options_;
    bool adopted_ = false, calibrating_ = false;
    std::shared_ptr<torch::nn::Module> conv_, norm_; // hold the parameters under ultralytics' names
    at::Tensor weight_, bias_, scale_, shift_, mean_, variance_;
};

/// A plain convolution with bias, the last layer of a head's branch.
class PlainConv final : public Block {
  public:
    PlainConv(std::int64_t in, std::int64_t out);
    at::Tensor forward(const at::Tensor& input) override;

  private:
    at::Tensor weight_, bias_;
};

/// Blocks one after the other, named "0", "1", ...
class Chain final : public Block {
  public:
    explicit Chain(const std::vector<BlockPtr>& blocks);
    at::Tensor forward(const at::Tensor& input) override;

  private:
    std::vector<BlockPtr> blocks_;
};

/// The block for a layer of a specification (Conv, C2f, C3, C3k2, SPPF, C2PSA) with `in` input channels.
BlockPtr makeBlock(const LayerSpec& layer, std::int64_t in);

/// One scale's branch of the heads: boxes (4 x 16 bins) or class logits.
BlockPtr makeBoxBranch(std::int64_t in, std::int64_t hidden);
BlockPtr makeClassBranch(std::int64_t in, std::int64_t hidden, std::int64_t classes, bool depthwise);

} // namespace blindspot::detector
