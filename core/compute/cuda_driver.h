// What LibTorch's headers tell about a CUDA device only with the CUDA toolkit at hand, asked of the driver library at run time.
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

} // namespace blindspot::compute
