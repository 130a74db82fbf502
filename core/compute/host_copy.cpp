#include "core/compute/host_copy.h"

namespace blindspot::compute {

at::Tensor hostCopy(const at::Tensor& tensor)
{
    return tensor.detach().to(at::kCPU, at::kFloat, /*non_blocking=*/false, /*copy=*/true).contiguous();
}

} // namespace blindspot::compute
