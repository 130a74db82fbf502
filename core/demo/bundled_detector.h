// The detector that comes with the program. The program trained it on its own scenes, as
// resources/demonstration/README.md tells.
#pragma once

#include <cstddef>
#include <span>

namespace blindspot::demo {

/// The bytes of a .safetensors file: a small YOLOv8, fused, float16.
std::span<const std::byte> bundledDetector();

} // namespace blindspot::demo
