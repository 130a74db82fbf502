// Queries are what a detector of the DETR family says: boxes with class logits of a fixed number of queries, without anchors.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace blindspot::detector {

/// Boxes are centre x, centre y, width, height, each in parts of the input's side (0 to 1).
struct Queries {
    at::Tensor boxes;  ///< B x Q x 4
    at::Tensor logits; ///< B x Q x classes
    /// What picks the queries: the encoder's word for each position of its maps, where it was asked for. Logits of positions that
    /// cannot become a query are as low as can be.
    at::Tensor tokenBoxes;  ///< B x T x 4
    at::Tensor tokenLogits; ///< B x T x classes
    std::int64_t height = 0, width = 0; ///< of the input, pixels
};

/// x1, y1, x2, y2 in pixels of an input of `height` x `width`, from boxes as above, of any leading dimensions.
at::Tensor cornersInPixels(const at::Tensor& boxes, std::int64_t height, std::int64_t width);

} // namespace blindspot::detector
