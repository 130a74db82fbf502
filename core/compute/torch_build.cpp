#include "core/compute/torch_build.h"

#include <ATen/detail/CUDAHooksInterface.h>

namespace blindspot::compute {

std::string cudaOfTorch()
{
    const at::CUDAHooksInterface& hooks = at::detail::getCUDAHooks();
    return hooks.hasCUDART() ? cudaVersionText(hooks.versionCUDART()) : std::string();
}

std::string cudaVersionText(long version)
{
    if (version < 1000) return {};
    return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

} // namespace blindspot::compute
