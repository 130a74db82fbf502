#include "core/compute/gpu_monitor.h"

#include "core/compute/cuda_driver.h"
#include "core/compute/loaded_library.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <unistd.h>

namespace blindspot::compute {

namespace {

/// nvmlMemory_t and nvmlUtilization_t of NVML's first version, which every driver since answers.
struct Memory {
    unsigned long long total = 0, available = 0, used = 0;
};
struct Utilisation {
    unsigned int gpu = 0, memory = 0;
};

/// nvmlProcessInfo_v1_t, and with what its later versions added.
struct Process {
    unsigned int id = 0;
    unsigned long long bytes = 0;
};
struct PartProcess : Process {
    unsigned int gpuInstance = 0, computeInstance = 0;
};

/// What the library lists as this program's; nothing where it does not list it, or lists it without a figure.
template <typename Listed>
std::optional<std::int64_t> ownBytes(const LoadedLibrary& library, const char* function, void* gpu)
{
    constexpr unsigned long long unknown = ~0ULL; // NVML_VALUE_NOT_AVAILABLE
    std::array<Listed, 256> programs{};
    unsigned int count = programs.size();
    if (!library.call(function, gpu, &count, programs.data())) return std::nullopt;
    const auto end = programs.begin() + std::min<std::ptrdiff_t>(count, std::ssize(programs));
    const auto own = std::find_if(programs.begin(), end, [](const Listed& one) {
        return one.id == static_cast<unsigned int>(::getpid());
    });
    if (own == end || own->bytes == unknown) return std::nullopt;
    return static_cast<std::int64_t>(own->bytes);
}

} // namespace

/// The library, loaded and initialised while this lives.
struct GpuMonitor::Nvml {
    explicit Nvml(const std::string& name) : library(name.c_str()), ready(library.call("nvmlInit_v2")) {}
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;
    ~Nvml()
    {
        if (ready) library.call("nvmlShutdown");
        if (library.handle() != nullptr) ::dlclose(library.handle());
    }

    LoadedLibrary library;
    bool ready;
};

GpuMonitor GpuMonitor::ofDevice(const std::string& device)
{
    const std::size_t colon = device.find(':');
    const int index = colon == std::string::npos ? 0 : std::stoi(device.substr(colon + 1));
    return GpuMonitor(cudaBusId(index));
}

GpuMonitor::GpuMonitor(const std::string& busId, const std::string& library)
    : nvml_(std::make_unique<Nvml>(library))
{
    if (!nvml_->ready || !nvml_->library.call("nvmlDeviceGetHandleByPciBusId_v2", busId.c_str(), &gpu_)) gpu_ = nullptr;
}

GpuMonitor::GpuMonitor(GpuMonitor&&) noexcept = default;
GpuMonitor& GpuMonitor::operator=(GpuMonitor&&) noexcept = default;
GpuMonitor::~GpuMonitor() = default;

std::optional<GpuUse> GpuMonitor::use() const
{
    Memory memory;
    Utilisation busy;
    if (gpu_ == nullptr || !nvml_->library.call("nvmlDeviceGetMemoryInfo", gpu_, &memory) ||
        !nvml_->library.call("nvmlDeviceGetUtilizationRates", gpu_, &busy))
        return std::nullopt;
    GpuUse use{static_cast<int>(busy.gpu), static_cast<std::int64_t>(memory.used),
               static_cast<std::int64_t>(memory.total)};
    const LoadedLibrary& library = nvml_->library;
    use.ownBytes = ownBytes<PartProcess>(library, "nvmlDeviceGetComputeRunningProcesses_v3", gpu_);
    if (!use.ownBytes) use.ownBytes = ownBytes<Process>(library, "nvmlDeviceGetComputeRunningProcesses", gpu_);
    return use;
}

} // namespace blindspot::compute
