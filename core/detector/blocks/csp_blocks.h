// Cross-stage blocks: part of the channels goes through a chain of inner blocks, and a 1 x 1 convolution mixes the rest in again.
// Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/blocks/conv_block.h"
#include "core/detector/network_spec.h"

namespace blindspot::detector {

/// Two convolutions, with the input added where `add`.
class Bottleneck final : public Block {
  public:
    Bottleneck(std::int64_t channels, std::int64_t hidden, std::int64_t firstKernel, bool add);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"Bottleneck"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override;

  private:
    std::shared_ptr<ConvBlock> cv1_, cv2_;
    bool add_;
};

/// Three 1 x 1 convolutions and a chain: YOLOv5's C3, with other inner blocks C3k, C3Ghost and RepCSP.
class C3 final : public Block {
  public:
    C3(const char* className, std::int64_t in, std::int64_t out, std::int64_t hidden, const std::vector<BlockPtr>& inner);
    /// The inner blocks are bottlenecks whose first kernel is 1 (C3) or 3 (C3k).
    static std::shared_ptr<C3> ofBottlenecks(std::int64_t in, std::int64_t out, std::int64_t hidden, std::int64_t repeats,
                                             bool shortcut, std::int64_t firstKernel);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {class_}; }

  private:
    const char* class_;
    std::shared_ptr<ConvBlock> cv1_, cv2_, cv3_;
    std::shared_ptr<Chain> inner_;
};

/// C2f, C2fCIB, C3k2, C2 and C3Ghost.
BlockPtr makeCspBlock(const LayerSpec& layer, std::int64_t in);

} // namespace blindspot::detector
