// Stands in for NVIDIA's management library: one GPU at 0000:3b:00.0, 37 % busy, 5 of 80 GB taken.
#include <cstdlib>
#include <cstring>

namespace {

int sessions = 0;
char theGpu;

} // namespace

extern "C" {

int nvmlInit_v2()
{
    if (std::getenv("BLINDSPOT_FAKE_NVML_FAILS") != nullptr) return 9; // NVML_ERROR_DRIVER_NOT_LOADED
    ++sessions;
    return 0;
}

int nvmlShutdown()
{
    --sessions;
    return 0;
}

int nvmlDeviceGetHandleByPciBusId_v2(const char* busId, void** gpu)
{
    if (sessions == 0 || std::strcmp(busId, "0000:3b:00.0") != 0) return 6; // NVML_ERROR_NOT_FOUND
    *gpu = &theGpu;
    return 0;
}

int nvmlDeviceGetMemoryInfo(void* gpu, unsigned long long* memory)
{
    if (sessions == 0 || gpu != &theGpu) return 2; // NVML_ERROR_INVALID_ARGUMENT
    memory[0] = 80'000'000'000, memory[1] = 75'000'000'000, memory[2] = 5'000'000'000;
    return 0;
}

int nvmlDeviceGetUtilizationRates(void* gpu, unsigned int* rates)
{
    if (sessions == 0 || gpu != &theGpu) return 2;
    rates[0] = 37, rates[1] = 12;
    return 0;
}

int openSessions()
{
    return sessions;
}
}
