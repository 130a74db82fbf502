#include "core/compute/cuda_driver.h"

#include "core/compute/loaded_library.h"

#include <array>
#include <cstddef>
#include <optional>

namespace blindspot::compute {

namespace {

/// The CUDA driver library; its functions have kept these signatures since CUDA 3.2. It stays loaded: LibTorch uses it too.
const LoadedLibrary& driver()
{
    static const LoadedLibrary loaded("libcuda.so.1");
    return loaded;
}

/// The driver's handle of a device.
std::optional<int> handleOf(int index)
{
    int device = 0;
    if (!driver().call("cuInit", 0U) || !driver().call("cuDeviceGet", &device, index)) return std::nullopt;
    return device;
}

} // namespace

CudaFacts cudaFacts(int index)
{
    CudaFacts facts;
    const std::optional<int> device = handleOf(index);
    if (!device) return facts;
    std::array<char, 256> name{};
    if (driver().call("cuDeviceGetName", name.data(), static_cast<int>(name.size()), *device)) facts.name = name.data();
    std::size_t total = 0, available = 0;
    if (driver().call("cuDeviceTotalMem_v2", &total, *device)) facts.memoryBytes = static_cast<std::int64_t>(total);
    // Answers for the context of this thread, which LibTorch makes on first use of the device.
    facts.freeBytes = driver().call("cuMemGetInfo_v2", &available, &total) ? static_cast<std::int64_t>(available) : facts.memoryBytes;
    return facts;
}

std::string cudaBusId(int index)
{
    const std::optional<int> device = handleOf(index);
    std::array<char, 32> text{};
    if (!device ||
        !driver().call("cuDeviceGetPCIBusId", text.data(), static_cast<int>(text.size()), *device))
        return {};
    return text.data();
}

} // namespace blindspot::compute
