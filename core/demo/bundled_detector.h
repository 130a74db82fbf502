// The detectors that come with the program. The program trained them on its own scenes, as
// resources/demonstration/README.md tells.
#pragma once

#include <cstddef>
#include <span>

namespace blindspot::demo {

/// The bytes of a .safetensors file: a small YOLOv8, fused, float16.
std::span<const std::byte> bundledDetector();
/// The same of a small YOLO26, which has two heads.
std::span<const std::byte> bundledSecondDetector();

} // namespace blindspot::demo
