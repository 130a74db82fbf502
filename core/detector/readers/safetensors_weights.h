// A reader of detector weights from a .safetensors file.
#pragma once

#include "core/detector/state_dict.h"

#include <filesystem>

namespace blindspot::detector {

/// Class names and input size come from the metadata "names" (a JSON list, or object by number) and "imgsz", what the network
/// computes from "graph", which our own files have.
/// Errors: Error as `compute::readSafetensors`, and for metadata that are not what they should be.
StateDict readSafetensorsWeights(const std::filesystem::path& file);

} // namespace blindspot::detector
