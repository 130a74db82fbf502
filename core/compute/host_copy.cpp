#include "core/compute/host_copy.h"

namespace blindspot::compute {

at::Tensor hostCopy(const at::Tensor& tensor)
{
    return tensor.detach().to(at::kCPU, at::kFloat, /*non_blocking=*/false, /*copy=*/true).contiguous();
}

at::Tensor deviceCopy(const at::Tensor& host, const at::Device& device)
{
    return device.is_cpu() ? host : host.pin_memory().to(device, /*non_blocking=*/true);
}

} // namespace blindspot::compute
