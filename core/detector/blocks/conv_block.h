// A ConvBlock is a convolution with its batch norm and activation, the block that all others are made of. Internal to
// core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/activation.h"
#include "core/detector/blocks/block.h"

#include <array>
#include <cstdint>
#include <optional>

namespace blindspot::detector {

struct ConvOptions {
    std::int64_t in = 0, out = 0, kernel = 1, stride = 1, padding = -1; ///< padding -1: kernel / 2
    std::int64_t groups = 1;
    Activation activation{}; ///< behind it
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
    std::vector<std::string_view> parts() const override { return {"conv", "bn", "act"}; }
    BlockSettings settings() const override;
    /// Any activation and eps; a geometry that leaves the output's size as it is. Another kernel or number of groups
    /// makes the weights anew.
    bool set(std::string_view name, std::string_view value) override;
    /// Whether its output is as large as its input, divided by the stride.
    bool keepsGrid() const;
    /// Folds the batch norm's running statistics into weight and bias. Does nothing when it is already
    /// folded.
    void fuse() override;
    /// Takes a fused convolution: the batch norm becomes the identity plus `bias`. Exact in eval mode; for
    /// training, `recalibrate` has to follow.
    void adopt(const at::Tensor& weight, const at::Tensor& bias);
    /// The next input that goes through sets the statistics of an adopted batch norm to its own, and scale
    /// and shift so that the block computes what it did before.
    void recalibrate() { calibrating_ = adopted_; }

    const at::Tensor& weight() const { return weight_; }
    /// Of a fused block alone; undefined before.
    const at::Tensor& bias() const { return bias_; }
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
    /// `kernel`: side; the output is as large as the input.
    PlainConv(std::int64_t in, std::int64_t out, std::int64_t kernel = 1);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"Conv2d"}; }
    BlockSettings settings() const override;

  private:
    std::int64_t kernel_;
    at::Tensor weight_, bias_;
};

/// A convolution with batch norm whose output is as large as its input, with SiLU behind it where `activation`.
std::shared_ptr<ConvBlock> conv(std::int64_t in, std::int64_t out, std::int64_t kernel = 1, std::int64_t groups = 1,
                                bool activation = true);

/// Sets the side of a block's maxima, an odd number: an even side would change the output's size.
bool setPoolSide(std::int64_t& side, std::string_view name, std::string_view value);

/// A whole number from 0 to 4096, which is more than any network has; empty for any other text.
std::optional<std::int64_t> countFromText(std::string_view text);

} // namespace blindspot::detector
