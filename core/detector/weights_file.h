// A function that writes a detector's weights in the form that Detector::load reads.
#pragma once

#include "core/detector/network_spec.h"
#include "core/detector/state_dict.h"

#include <filesystem>
#include <map>
#include <string>

namespace blindspot::detector {

/// The facts in a file of weights besides its tensors.
struct WeightsFacts {
    std::vector<std::string> classNames;
    std::int64_t inputSize = 640;                 ///< pixels
    std::map<std::string, std::string> remarks{}; ///< further metadata: how it was trained
    NetworkSpec network{};                        ///< that the tensors are of; without layers: read off them
};

/// Unfused float32 weights by name as a .safetensors file with the metadata "names", "imgsz", "architecture",
/// "scale", "graph" (settingsText: what its blocks compute), "network" (networkText, where its layers are of no published network), and the remarks. `half`: fused, as float16: half the size and ready to use, but no good start for
/// more training; its scores differ from the exact ones by up to a few thousandths. Errors: Error when the
/// tensors are no detector's, or the file cannot be written.
void writeWeights(const std::filesystem::path& file, const std::map<std::string, at::Tensor>& tensors,
                  const WeightsFacts& facts, bool half);

} // namespace blindspot::detector
