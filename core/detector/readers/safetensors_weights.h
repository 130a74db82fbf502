// A reader of detector weights from a .safetensors file.
#pragma once

#include "core/detector/state_dict.h"

#include <filesystem>

namespace blindspot::detector {

/// Class names and input size come from the metadata "names" (a list, or object by number, as JSON or as Python's str() writes
/// it) and "imgsz", what the network computes from "graph", which our own files have. Names and sizes that are nothing of the
/// kind are marked as such: the user can say them. Errors: Error as `compute::readSafetensors`, and for a "graph" that is not
/// what it should be.
StateDict readSafetensorsWeights(const std::filesystem::path& file);

} // namespace blindspot::detector
