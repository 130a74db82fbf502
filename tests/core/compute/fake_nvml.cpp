// Stands in for NVIDIA's management library: one GPU at 0000:3b:00.0, 37 % busy, 5 of 80 GB taken, of which
// BLINDSPOT_FAKE_NVML_OWN bytes by this program and the rest by another; without that variable it lists the other alone.
#include <cstdlib>
#include <cstring>

#include <unistd.h>

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

/// Of the version before the last, as older drivers have it; the last is there where BLINDSPOT_FAKE_NVML_NEW is set.
int nvmlDeviceGetComputeRunningProcesses(void* gpu, unsigned int* count, void* list)
{
    struct Program {
        unsigned int id;
        unsigned long long bytes;
    };
    if (sessions == 0 || gpu != &theGpu) return 2;
    auto* programs = static_cast<Program*>(list);
    const char* own = std::getenv("BLINDSPOT_FAKE_NVML_OWN");
    programs[0] = {1, 1'000'000'000};
    *count = 1;
    if (own != nullptr) programs[(*count)++] = {static_cast<unsigned int>(::getpid()), std::strtoull(own, nullptr, 10)};
    return 0;
}

int nvmlDeviceGetComputeRunningProcesses_v3(void* gpu, unsigned int* count, void* list)
{
    struct Program {
        unsigned int id;
        unsigned long long bytes;
        unsigned int gpuInstance, computeInstance;
    };
    if (sessions == 0 || gpu != &theGpu) return 2;
    if (std::getenv("BLINDSPOT_FAKE_NVML_NEW") == nullptr) return 3; // NVML_ERROR_NOT_SUPPORTED
    auto* programs = static_cast<Program*>(list);
    const char* own = std::getenv("BLINDSPOT_FAKE_NVML_OWN");
    programs[0] = {1, 1'000'000'000, ~0U, ~0U};
    programs[1] = {static_cast<unsigned int>(::getpid()), own == nullptr ? ~0ULL : std::strtoull(own, nullptr, 10), ~0U, ~0U};
    *count = 2;
    return 0;
}

int openSessions()
{
    return sessions;
}
}
