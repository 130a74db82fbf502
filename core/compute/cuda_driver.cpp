#include "core/compute/cuda_driver.h"

#include "core/compute/loaded_library.h"

#include <array>
#include <cstddef>

namespace blindspot::compute {

namespace {

/// The driver's handle of a device. Its functions have kept these signatures since CUDA 3.2; the library stays loaded: LibTorch
/// uses it too.
std::optional<int> handleOf(const LoadedLibrary& driver, int index)
{
    int device = 0;
    if (!driver.call("cuInit", 0U) || !driver.call("cuDeviceGet", &device, index)) return std::nullopt;
    return device;
}

/// cuMemGetInfo answers for the context of this thread, which LibTorch makes on first use of a device and which may be another's.
std::optional<std::int64_t> freeBytesOf(const LoadedLibrary& driver, int device)
{
    void* context = nullptr;
    int current = -1;
    std::size_t total = 0, available = 0;
    if (!driver.call("cuCtxGetCurrent", &context) || context == nullptr || !driver.call("cuCtxGetDevice", &current) ||
        current != device || !driver.call("cuMemGetInfo_v2", &available, &total))
        return std::nullopt;
    return static_cast<std::int64_t>(available);
}

} // namespace

CudaFacts cudaFacts(int index, const char* library)
{
    const LoadedLibrary driver(library);
    CudaFacts facts;
    const std::optional<int> device = handleOf(driver, index);
    if (!device) return facts;
    std::array<char, 256> name{};
    if (driver.call("cuDeviceGetName", name.data(), static_cast<int>(name.size()), *device)) facts.name = name.data();
    std::size_t total = 0;
    if (driver.call("cuDeviceTotalMem_v2", &total, *device)) facts.memoryBytes = static_cast<std::int64_t>(total);
    facts.freeBytes = freeBytesOf(driver, *device);
    return facts;
}

std::string cudaBusId(int index, const char* library)
{
    const LoadedLibrary driver(library);
    const std::optional<int> device = handleOf(driver, index);
    std::array<char, 32> text{};
    if (!device || !driver.call("cuDeviceGetPCIBusId", text.data(), static_cast<int>(text.size()), *device)) return {};
    return text.data();
}

} // namespace blindspot::compute
