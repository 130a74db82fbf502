// A CustomScale gives a network another width and depth than the published scales n, s, m, l and x.
#pragma once

#include <cstdint>

namespace blindspot::detector {

/// The published n is width 0.25, depth 0.33 for YOLOv8 and 0.5 for YOLO11. `boxHidden` and `classHidden`
/// above 0 replace the published rule for the heads' inner channels, whose least of 64 is much for a narrow
/// network.
struct CustomScale {
    double width = 0.25, depth = 0.33;
    std::int64_t boxHidden = 0, classHidden = 0;
};

} // namespace blindspot::detector
