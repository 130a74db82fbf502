#include "core/compute/device.h"

#ifdef BLINDSPOT_CUDA_HEADERS
#include <c10/cuda/CUDACachingAllocator.h>
#endif

namespace blindspot::compute {

void emptyCache([[maybe_unused]] const std::string& device)
{
#ifdef BLINDSPOT_CUDA_HEADERS
    if (device != "cpu") c10::cuda::CUDACachingAllocator::emptyCache();
#endif
}

} // namespace blindspot::compute
