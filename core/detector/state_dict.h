// A StateDict holds the named tensors and class names that were read from a file of weights.
#pragma once

#include "core/detector/graph_facts.h"

#include <ATen/core/Tensor.h>

#include <array>
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
    bool namesUnreadable = false;        ///< the file has names of its classes, but not as any program writes them
    /// Height and width of the network input in pixels, as the file has them; 0 where it does not say.
    std::array<std::int64_t, 2> inputSize{};
    std::string format; ///< "safetensors", "ultralytics", "state-dict", "torchscript" or "onnx"
    GraphFacts graph;
};

/// Reads .safetensors (F16, F32, BF16), Ultralytics and plain state-dict .pt, TorchScript and ONNX exports, told
/// apart by their content. No code of the file is ever run. Errors: Error with what is wrong, in which file,
/// and what to do.
StateDict readStateDict(const std::filesystem::path& file);

} // namespace blindspot::detector
