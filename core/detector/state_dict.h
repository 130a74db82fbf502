// A StateDict holds the named tensors and class names that were read from a file of weights.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace blindspot::detector {

struct StateDict {
    /// CPU, contiguous; names as in ultralytics ("model.0.conv.weight"). Floating-point numbers are float32,
    /// whole numbers
    /// ("...num_batches_tracked") keep their type.
    std::map<std::string, at::Tensor> tensors;
    std::vector<std::string> classNames; ///< empty where the file does not say
    std::int64_t inputSize = 0; ///< side of the network input in pixels; 0 where the file does not say
    std::string format;         ///< "safetensors", "ultralytics", "state-dict" or "torchscript"
};

/// Reads .safetensors (F16, F32, BF16), Ultralytics and plain state-dict .pt, and TorchScript exports, told
/// apart by their content. No code of the file is ever run. Errors: Error with what is wrong, in which file,
/// and what to do.
StateDict readStateDict(const std::filesystem::path& file);

} // namespace blindspot::detector
