// Self-attention over the positions of a map, as YOLOv10, YOLO11, YOLO12 and YOLO26 use it. Internal to core/detector: it includes
// LibTorch's module header.
#pragma once

#include "core/detector/blocks/conv_block.h"
#include "core/detector/network_spec.h"

namespace blindspot::detector {

class Attention;

/// Attention and a feed-forward part, each added to its input.
class PsaBlock final : public Block {
  public:
    explicit PsaBlock(std::int64_t channels);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"PSABlock"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override { return setFlag(add_, setting::kAdd, name, value); }

  private:
    std::shared_ptr<Attention> attention_;
    std::shared_ptr<Chain> feedForward_;
    bool add_ = true;
};

/// PSA (YOLOv10) and C2PSA (YOLO11).
BlockPtr makePsa(const LayerSpec& layer, std::int64_t in);

/// A2C2f (YOLO12, Tian et al. 2025, sections 3.2 and 3.3: area attention within a residual ELAN). Errors: Error for hidden channels that
/// its heads of 32 do not divide.
BlockPtr makeA2C2f(const LayerSpec& layer, std::int64_t in);

} // namespace blindspot::detector
