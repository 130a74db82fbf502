#include "core/detector/blocks/deformable_attention.h"

#include "core/detector/blocks/dense.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/types.h>

namespace blindspot::detector {

DeformableAttention::DeformableAttention(std::int64_t size, std::int64_t levels, std::int64_t heads, std::int64_t points)
    : size_(size), levels_(levels), heads_(heads), points_(points),
      offsets_(register_module("sampling_offsets", std::make_shared<Linear>(size, heads * levels * points * 2))),
      weights_(register_module("attention_weights", std::make_shared<Linear>(size, heads * levels * points))),
      values_(register_module("value_proj", std::make_shared<Linear>(size, size))),
      output_(register_module("output_proj", std::make_shared<Linear>(size, size)))
{
}

DeformableAttention::~DeformableAttention() = default;

at::Tensor DeformableAttention::forward(const at::Tensor& queries, const at::Tensor& boxes, const at::Tensor& memory,
                                        const std::vector<std::pair<std::int64_t, std::int64_t>>& shapes) const
{
    const std::int64_t batch = queries.size(0), count = queries.size(1), each = size_ / heads_;
    const at::Tensor values = values_->forward(memory);
    const at::Tensor weights = weights_->forward(queries)
                                   .view({batch, count, heads_, levels_ * points_})
                                   .softmax(-1)
                                   .transpose(1, 2)
                                   .reshape({batch * heads_, 1, count, levels_ * points_});
    // Half the box away where the offset is the number of points.
    const at::Tensor offsets =
        offsets_->forward(queries).view({batch, count, heads_, levels_, points_, 2}) * (0.5 / static_cast<double>(points_));
    const at::Tensor box = boxes.view({batch, count, 1, 1, 1, 4});
    // From 0..1 to the -1..1 of the grid sampler.
    const at::Tensor places = (box.narrow(-1, 0, 2) + offsets * box.narrow(-1, 2, 2)) * 2 - 1;
    std::vector<at::Tensor> samples;
    std::int64_t start = 0;
    for (std::int64_t level = 0; level < levels_; ++level) {
        const auto [height, width] = shapes[static_cast<std::size_t>(level)];
        const at::Tensor map = values.narrow(1, start, height * width)
                                   .reshape({batch, height * width, heads_, each})
                                   .permute({0, 2, 3, 1})
                                   .reshape({batch * heads_, each, height, width});
        const at::Tensor grid = places.select(3, level).transpose(1, 2).reshape({batch * heads_, count, points_, 2});
        samples.push_back(at::grid_sampler_2d(map, grid, /*bilinear*/ 0, /*zeros*/ 0, /*align_corners=*/false));
        start += height * width;
    }
    const at::Tensor read = (at::cat(samples, 3) * weights).sum(3).view({batch, size_, count}).transpose(1, 2);
    return output_->forward(read);
}

} // namespace blindspot::detector
