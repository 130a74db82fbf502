#include "core/compute/device.h"
#include "core/compute/device_memory.h"

#ifdef BLINDSPOT_CUDA_HEADERS
#include <c10/core/Device.h>
#include <c10/cuda/CUDACachingAllocator.h>
#endif

namespace blindspot::compute {

#ifdef BLINDSPOT_CUDA_HEADERS

namespace allocator = c10::cuda::CUDACachingAllocator;

namespace {

c10::DeviceIndex indexOf(const std::string& device)
{
    return c10::Device(device).index();
}

} // namespace

void emptyCache(const std::string& device)
{
    if (device != "cpu") allocator::emptyCache();
}

std::optional<std::int64_t> peakDeviceBytes(const std::string& device)
{
    if (device == "cpu") return std::nullopt;
    return allocator::getDeviceStats(indexOf(device)).allocated_bytes[0].peak; // 0: of all kinds of blocks
}

void forgetPeakDeviceBytes(const std::string& device)
{
    if (device != "cpu") allocator::resetPeakStats(indexOf(device));
}

bool limitDeviceMemory(const std::string& device, double part)
{
    if (device == "cpu") return false;
    allocator::setMemoryFraction(part, indexOf(device));
    return true;
}

#else

void emptyCache(const std::string&) {}

std::optional<std::int64_t> peakDeviceBytes(const std::string&)
{
    return std::nullopt;
}

void forgetPeakDeviceBytes(const std::string&) {}

bool limitDeviceMemory(const std::string&, double)
{
    return false;
}

#endif

} // namespace blindspot::compute
