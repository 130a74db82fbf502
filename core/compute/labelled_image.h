// A LabelledImage is an image and its boxes as tensors, fitted into the network input. Patch training,
// detector training and evaluation work on these.
#pragma once

#include "core/common/box.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace blindspot::compute {

/// One image in the square network input of side S, letterboxed or stretched as the detector takes it.
struct LabelledImage {
    std::int64_t id = 0;  ///< the image's id in the index; keys the random numbers
    at::Tensor pixels;    ///< uint8, 3 x S x S, RGB
    at::Tensor boxes;     ///< float32, n x 4: x1, y1, x2, y2 in pixels of the input; CPU
    at::Tensor classes;   ///< int64, n: indices into the detector's classes; CPU
    Box content;          ///< the picture without the letterbox's border, pixels of the input; never empty
    double aspect = 1;    ///< width by height, in the input, of what is square on the picture; 1 where letterboxed
};

} // namespace blindspot::compute
