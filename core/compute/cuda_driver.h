// Functions that ask the CUDA driver's library, at run time, for a device's name, memory and PCI address.
// LibTorch's headers offer them only where the CUDA toolkit is installed.
#pragma once

#include <cstdint>
#include <string>

namespace blindspot::compute {

struct CudaFacts {
    std::string name;
    std::int64_t memoryBytes = 0;
    std::int64_t freeBytes = 0;
};

/// Facts of the CUDA device of this index; empty name when the driver does not answer.
CudaFacts cudaFacts(int index);

/// Where it sits on the PCI bus ("0000:3b:00.0"), which other libraries know it by; empty when the driver does not answer.
std::string cudaBusId(int index);

} // namespace blindspot::compute
