#include "core/compute/gpu_monitor.h"

#include "core/compute/cuda_driver.h"

#include <dlfcn.h>

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
    explicit Nvml(const std::string& library) : handle(::dlopen(library.c_str(), RTLD_LAZY | RTLD_LOCAL))
    {
        ready = call("nvmlInit_v2");
    }
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;
    ~Nvml()
    {
        if (ready) call("nvmlShutdown");
        if (handle != nullptr) ::dlclose(handle);
    }

    template <typename... Arguments>
    bool call(const char* name, Arguments... arguments) const
    {
        if (handle == nullptr) return false;
        const auto function = reinterpret_cast<int (*)(Arguments...)>(::dlsym(handle, name));
        return function != nullptr && function(arguments...) == 0;
    }

    void* handle;
    bool ready = false;
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
    if (!nvml_->ready || !nvml_->call("nvmlDeviceGetHandleByPciBusId_v2", busId.c_str(), &gpu_)) gpu_ = nullptr;
}

GpuMonitor::GpuMonitor(GpuMonitor&&) noexcept = default;
GpuMonitor& GpuMonitor::operator=(GpuMonitor&&) noexcept = default;
GpuMonitor::~GpuMonitor() = default;

std::optional<GpuUse> GpuMonitor::use() const
{
    Memory memory;
    Utilisation busy;
    if (gpu_ == nullptr || !nvml_->call("nvmlDeviceGetMemoryInfo", gpu_, &memory) ||
        !nvml_->call("nvmlDeviceGetUtilizationRates", gpu_, &busy))
        return std::nullopt;
    return GpuUse{static_cast<int>(busy.gpu), static_cast<std::int64_t>(memory.used),
                  static_cast<std::int64_t>(memory.total)};
}

} // namespace blindspot::compute
