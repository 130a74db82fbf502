// Networks of the published tables at any width and depth.
#pragma once

#include "core/detector/network_spec.h"

namespace blindspot::detector {

/// The published n is width 0.25, depth 0.33 for YOLOv8 and 0.5 for YOLO11. `boxHidden` and `classHidden`
/// above 0 replace the published rule for the heads' inner channels, whose least of 64 is much for a narrow
/// network.
struct CustomScale {
    double width = 0.25, depth = 0.33;
    std::int64_t boxHidden = 0, classHidden = 0;
};

/// Errors: Error for a width outside 0.03 to 2, a depth outside 0.1 to 2, or no class.
NetworkSpec customSpec(Family family, const CustomScale& scale, std::int64_t classes);

} // namespace blindspot::detector
