// Functions that convert pictures to tensors and back.
#pragma once

#include "core/compute/tensor_fwd.h"
#include "core/imaging/image.h"

namespace blindspot::dataset {

/// uint8, 3 x height x width, RGB, CPU; owns its memory.
at::Tensor tensorFromImage(const imaging::Image& image);

/// From 3 x height x width, RGB, in [0, 255]: uint8, or floats, which are rounded and clamped. Any device.
/// Errors: Error for another shape.
imaging::Image imageFromTensor(const at::Tensor& tensor);

} // namespace blindspot::dataset
