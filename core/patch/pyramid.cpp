#include "core/patch/pyramid.h"

#include <algorithm>
#include <cmath>

namespace blindspot::patch {

std::size_t levelOf(const PlacedPatch& placed)
{
    return std::min(kLevels - 1, static_cast<std::size_t>(std::floor(placed.octaves)));
}

PixelBounds boundsOf(const PlacedPatch& placed, std::int64_t height, std::int64_t width)
{
    double x1 = 1e9, y1 = 1e9, x2 = -1e9, y2 = -1e9;
    for (const auto& corner : placed.corners) {
        x1 = std::min(x1, corner[0]), x2 = std::max(x2, corner[0]);
        y1 = std::min(y1, corner[1]), y2 = std::max(y2, corner[1]);
    }
    x1 = std::max(x1, placed.clip.x1), y1 = std::max(y1, placed.clip.y1);
    x2 = std::min(x2, placed.clip.x2), y2 = std::min(y2, placed.clip.y2);
    const auto clip = [](double value, std::int64_t limit) {
        return static_cast<std::int64_t>(std::clamp(value, 0.0, static_cast<double>(limit)));
    };
    return {clip(std::floor(x1), width), clip(std::floor(y1), height), clip(std::ceil(x2), width),
            clip(std::ceil(y2), height)};
}

} // namespace blindspot::patch
