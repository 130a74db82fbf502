// Attention that reads several maps at a few places around a query's own box (multi-scale deformable attention, Deformable DETR,
// Zhu et al. 2021, arXiv 2010.04159, equation 3), with ultralytics' names. Internal to core/detector: it includes LibTorch's
// module header.
#pragma once

#include <torch/nn/module.h>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace blindspot::detector {

class Linear;

class DeformableAttention final : public torch::nn::Module {
  public:
    /// `heads` divides `size`; each head reads `points` places of each of `levels` maps.
    DeformableAttention(std::int64_t size, std::int64_t levels, std::int64_t heads, std::int64_t points);
    ~DeformableAttention() override;

    /// `queries`: B x Q x size; `boxes`: B x Q x 4, centre x, centre y, width, height, 0 to 1; `memory`: B x T x size, the maps
    /// row by row one after the other, of `shapes` (height, width). B x Q x size.
    at::Tensor forward(const at::Tensor& queries, const at::Tensor& boxes, const at::Tensor& memory,
                       const std::vector<std::pair<std::int64_t, std::int64_t>>& shapes) const;

  private:
    std::int64_t size_, levels_, heads_, points_;
    std::shared_ptr<Linear> offsets_, weights_, values_, output_;
};

} // namespace blindspot::detector
