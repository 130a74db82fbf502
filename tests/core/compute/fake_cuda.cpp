// Stands in for the CUDA driver's library: two devices of 80 GB, 30 GB of each free. BLINDSPOT_FAKE_CUDA_CONTEXT names the device that
// this thread uses; without it there is none, and asking for free memory fails as the driver does.
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace {

char theContext;

int contextDevice()
{
    const char* text = std::getenv("BLINDSPOT_FAKE_CUDA_CONTEXT");
    return text == nullptr ? -1 : std::atoi(text);
}

} // namespace

extern "C" {

int cuInit(unsigned int)
{
    return std::getenv("BLINDSPOT_FAKE_CUDA_FAILS") != nullptr ? 100 : 0; // CUDA_ERROR_NO_DEVICE
}

int cuDeviceGet(int* device, int index)
{
    if (index < 0 || index > 1) return 101; // CUDA_ERROR_INVALID_DEVICE
    *device = index + 10;                   // handles are not the indices
    return 0;
}

int cuDeviceGetName(char* name, int size, int device)
{
    std::snprintf(name, static_cast<std::size_t>(size), "Device %d", device - 10);
    return 0;
}

int cuDeviceTotalMem_v2(std::size_t* bytes, int)
{
    *bytes = 80'000'000'000;
    return 0;
}

int cuDeviceGetPCIBusId(char* text, int size, int device)
{
    std::snprintf(text, static_cast<std::size_t>(size), "0000:3b:0%d.0", device - 10);
    return 0;
}

int cuCtxGetCurrent(void** context)
{
    *context = contextDevice() < 0 ? nullptr : &theContext;
    return 0;
}

int cuCtxGetDevice(int* device)
{
    if (contextDevice() < 0) return 201; // CUDA_ERROR_INVALID_CONTEXT
    *device = contextDevice() + 10;
    return 0;
}

int cuMemGetInfo_v2(std::size_t* available, std::size_t* total)
{
    if (contextDevice() < 0) return 201;
    *available = 30'000'000'000, *total = 80'000'000'000;
    return 0;
}
}
