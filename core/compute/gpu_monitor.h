// A GpuMonitor tells how busy a GPU is and how much of its memory is in use, from NVIDIA's management library
// (NVML) where it is installed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace blindspot::compute {

/// The use of a GPU by all programs together, and of its memory by this one.
struct GpuUse {
    int busyPercent = 0; ///< of the last moments, as nvidia-smi shows it
    std::int64_t usedBytes = 0;
    std::int64_t memoryBytes = 0;
    /// Nothing where the library does not tell it: in a container it knows programs by other numbers, and some drivers do not
    /// count by program.
    std::optional<std::int64_t> ownBytes{};
};

/// One GPU, watched for as long as this lives. Not thread-safe; a reading takes about a millisecond.
class GpuMonitor {
  public:
    /// The device that LibTorch calls `device` ("cuda:0"), whichever number the driver's tools give it.
    static GpuMonitor ofDevice(const std::string& device);
    /// `busId`: where it sits on the PCI bus ("0000:3b:00.0"). Without the library, or where it knows no such
    /// GPU, use() has nothing to tell.
    explicit GpuMonitor(const std::string& busId, const std::string& library = "libnvidia-ml.so.1");
    GpuMonitor(GpuMonitor&&) noexcept;
    GpuMonitor& operator=(GpuMonitor&&) noexcept;
    ~GpuMonitor();

    /// As of now; nothing where the library does not answer.
    std::optional<GpuUse> use() const;

  private:
    struct Nvml;
    std::unique_ptr<Nvml> nvml_;
    void* gpu_ = nullptr;
};

} // namespace blindspot::compute
