// The building blocks of YOLOv8, YOLO11 and YOLOv5u as torch::nn modules whose parameters carry ultralytics'
// names. Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/activation.h"
#include "core/detector/graph_settings.h"
#include "core/detector/network_spec.h"

#include <torch/nn/module.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

/// A block with one input and one output, both B x C x H x W.
class Block : public torch::nn::Module {
  public:
    virtual at::Tensor forward(const at::Tensor& input) = 0;

    /// The classes of ultralytics and torch.nn that compute this.
    virtual std::vector<std::string_view> classes() const = 0;
    /// What it computes besides its tensors; nothing for blocks that only put others together.
    virtual BlockSettings settings() const { return {}; }
    /// Changes one of its settings. False where the block cannot be built so; it is then as it was.
    virtual bool set(std::string_view name, std::string_view value);
};

using BlockPtr = std::shared_ptr<Block>;

struct ConvOptions {
    std::int64_t in = 0, out = 0, kernel = 1, stride = 1, padding = -1; ///< padding -1: kernel / 2
    std::int64_t groups = 1;
    bool activation = true; ///< SiLU after it
};

/// Two numbers of a convolution: vertical, horizontal.
using Pair = std::array<std::int64_t, 2>;

/// Convolution, batch norm (momentum 0.03; eps 1e-3 unless set otherwise), activation (SiLU unless set otherwise); after
/// `fuse()` the batch norm is part of the convolution.
class ConvBlock final : public Block {
  public:
    explicit ConvBlock(const ConvOptions& options);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"Conv", "DWConv"}; }
    BlockSettings settings() const override;
    /// Any activation and eps; a geometry that leaves the output's size as it is. Another kernel or number of groups
    /// makes the weights anew.
    bool set(std::string_view name, std::string_view value) override;
    /// Whether its output is as large as its input, divided by the stride.
    bool keepsGrid() const;
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
    std::int64_t inputChannels() const { return in_; }

  private:
    /// What decides the size of the output, and of the weights.
    struct Geometry {
        Pair kernel, stride, padding, dilation;
        std::int64_t groups;
    };

    void takeStatistics(const at::Tensor& output);
    bool setGeometry(std::string_view name, std::string_view value);

    std::int64_t in_, out_;
    Geometry geometry_;
    Activation activation_;
    double epsilon_;
    bool adopted_ = false, calibrating_ = false;
    std::shared_ptr<torch::nn::Module> conv_, norm_; // hold the parameters under ultralytics' names
    at::Tensor weight_, bias_, scale_, shift_, mean_, variance_;
};

/// A plain convolution with bias, the last layer of a head's branch.
class PlainConv final : public Block {
  public:
    PlainConv(std::int64_t in, std::int64_t out);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"Conv2d"}; }
    BlockSettings settings() const override;

  private:
    at::Tensor weight_, bias_;
};

/// Blocks one after the other, named "0", "1", ...
class Chain final : public Block {
  public:
    explicit Chain(const std::vector<BlockPtr>& blocks);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"Sequential"}; }

  private:
    std::vector<BlockPtr> blocks_;
};

/// The block for a layer of a specification (Conv, C2f, C3, C3k2, SPPF, C2PSA, Upsample) with `in` input channels.
BlockPtr makeBlock(const LayerSpec& layer, std::int64_t in);

/// One scale's branch of the heads: boxes (4 x 16 bins) or class logits.
BlockPtr makeBoxBranch(std::int64_t in, std::int64_t hidden);
BlockPtr makeClassBranch(std::int64_t in, std::int64_t hidden, std::int64_t classes, bool depthwise);

} // namespace blindspot::detector
