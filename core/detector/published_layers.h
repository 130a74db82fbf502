// A function that gives the published networks as texts (network_text.h), before a scale is applied. Internal to core/detector.
#pragma once

#include "core/detector/network_spec.h"

#include <string_view>

namespace blindspot::detector {

/// The layers of a family in the order of ultralytics' model files; YOLOv9 and RT-DETR have their own for each scale.
std::string_view publishedLayers(Family family, char scale);

} // namespace blindspot::detector
