#include "tests/benchmarks/gpu/kernel_trace.h"

#include <torch/version.h>

#if TORCH_VERSION_MAJOR >= 2
#include <torch/csrc/autograd/profiler_kineto.h>
#endif

namespace blindspot {

bool traceKernels(const std::string& file, const std::function<void()>& work)
{
#if TORCH_VERSION_MAJOR >= 2
    namespace profiler = torch::autograd::profiler;
    using torch::profiler::impl::ActivityType;
    const profiler::ProfilerConfig config(torch::profiler::impl::ProfilerState::KINETO);
    const std::set<ActivityType> activities{ActivityType::CPU, ActivityType::CUDA};
    profiler::prepareProfiler(config, activities);
    profiler::enableProfiler(config, activities);
    work();
    profiler::disableProfiler()->save(file);
    return true;
#else
    static_cast<void>(file);
    work();
    return false;
#endif
}

} // namespace blindspot
