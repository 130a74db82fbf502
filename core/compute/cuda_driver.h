// Functions that ask the CUDA driver's library, at run time, for a device's name, memory and PCI address.
// LibTorch's headers offer them only where the CUDA toolkit is installed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::compute {

inline constexpr const char* kCudaDriver = "libcuda.so.1";

struct CudaFacts {
    std::string name;
    std::int64_t memoryBytes = 0;
    /// Of all programs together. Only a thread that uses the device is told by the driver; nothing for others.
    std::optional<std::int64_t> freeBytes;
};

/// Facts of the CUDA device of this index; empty name when the driver (`library`) does not answer.
CudaFacts cudaFacts(int index, const char* library = kCudaDriver);

/// Where it sits on the PCI bus ("0000:3b:00.0"), which other libraries know it by; empty when the driver does not answer.
std::string cudaBusId(int index, const char* library = kCudaDriver);

} // namespace blindspot::compute
