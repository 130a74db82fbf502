// The functions through which numbers pass between the host and the device. The engine's loops use no others, so that what waits for
// the device can be counted.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace blindspot::compute {

/// float32, contiguous, on the CPU, without a gradient; of the same shape. Owns its memory, also where the
/// tensor was all of this already. Waits for the device.
at::Tensor hostCopy(const at::Tensor& tensor);

/// Contiguous, on the CPU, without a gradient, in its own type; on the CPU it may be the tensor itself. Waits for the device.
at::Tensor onHost(const at::Tensor& tensor);

/// The one number of a tensor. Waits for the device.
double hostValue(const at::Tensor& tensor);

/// Indices (int64) of the true elements of `mask` (of one dimension), where they are. Waits for the device, which alone knows how many
/// there are.
at::Tensor indicesOf(const at::Tensor& mask);

/// How often this program has read a device's numbers by one of the functions above, on the CPU too. What is done in every update of a
/// training leaves it as it is.
std::int64_t hostReads();

/// A tensor of the host on `device`, through pinned memory and without waiting for the device; the tensor itself where it is there already.
at::Tensor deviceCopy(const at::Tensor& host, const at::Device& device);

/// Several tensors of the host, in one copy: the results share their memory. On the CPU the tensors themselves.
std::vector<at::Tensor> deviceCopies(const std::vector<at::Tensor>& hosts, const at::Device& device);

/// Tensors of fixed sizes on a device that are filled anew from the host each time, in one copy that nothing waits for; who has read their
/// addresses once, as a recorded pass has (recorded_work.h), finds the new numbers there.
class FixedTensors {
  public:
    FixedTensors() = default;
    /// Of the types and sizes of `like`.
    FixedTensors(const std::vector<at::Tensor>& like, const at::Device& device);

    const std::vector<at::Tensor>& tensors() const { return tensors_; }
    /// `hosts`: on the CPU, of the same types and sizes.
    void fill(const std::vector<at::Tensor>& hosts);

  private:
    at::Tensor packed_; ///< bytes, of which the tensors are views
    std::vector<at::Tensor> tensors_;
};

/// Pixels in 0..255 (uint8, or whichever type) on `device` as float32 in [0, 1], of the same shape and layout. The bytes are what is sent; they
/// become floats there.
at::Tensor unitValues(const at::Tensor& bytes, const at::Device& device);

} // namespace blindspot::compute
