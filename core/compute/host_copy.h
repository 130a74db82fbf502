// A function that copies a tensor to the host as float32, whatever device it is on.
#pragma once

#include <ATen/core/Tensor.h>

namespace blindspot::compute {

/// float32, contiguous, on the CPU, without a gradient; of the same shape. Owns its memory, also where the
/// tensor was all of this already.
at::Tensor hostCopy(const at::Tensor& tensor);

} // namespace blindspot::compute
