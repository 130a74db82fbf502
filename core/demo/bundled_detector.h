// The detector that the program brings with it, trained by itself on its own scenes; how is told in
// resources/demonstration/README.md.
#pragma once

#include <cstddef>
#include <span>

namespace blindspot::demo {

/// The bytes of a .safetensors file: a small YOLOv8, fused, float16.
std::span<const std::byte> bundledDetector();

} // namespace blindspot::demo
