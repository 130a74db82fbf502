// Functions that copy tensors between the host and the device.
#pragma once

#include <ATen/core/Tensor.h>

namespace blindspot::compute {

/// float32, contiguous, on the CPU, without a gradient; of the same shape. Owns its memory, also where the
/// tensor was all of this already.
at::Tensor hostCopy(const at::Tensor& tensor);

/// A tensor of the host on `device`, through pinned memory and without waiting for the device; the tensor itself on the CPU.
at::Tensor deviceCopy(const at::Tensor& host, const at::Device& device);

} // namespace blindspot::compute
