#include "core/compute/gpu_monitor.h"

#include "core/compute/cuda_driver.h"
#include "core/compute/loaded_library.h"

namespace blindspot::compute {

namespace {

/// nvmlMemory_t and nvmlUtilization_t of NVML's first version, which every driver since answers.
struct Memory {
    unsigned long long total = 0, available = 0, used = 0;
};
struct Utilisation {
    unsigned int gpu = 0, memory = 0;
};

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
    return GpuUse{static_cast<int>(busy.gpu), static_cast<std::int64_t>(memory.used),
                  static_cast<std::int64_t>(memory.total)};
}

} // namespace blindspot::compute
