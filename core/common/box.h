// A rectangle by two corners, in pixels: what an object, a picture's part or a patch covers.
#pragma once

#include <algorithm>

namespace blindspot {

/// Covers [x1, x2) x [y1, y2), in pixels of the picture or network input that its holder names: x to the
/// right, y downwards, fractions allowed. double, because placements and figures are computed from it.
struct Box {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;

    double width() const { return x2 - x1; }
    double height() const { return y2 - y1; }
    /// Square pixels; 0 for a box without width or height.
    double area() const { return width() > 0 && height() > 0 ? width() * height() : 0; }
    /// What both cover. Without width or height, possibly less than none, where they do not meet.
    Box intersected(const Box& other) const
    {
        return {std::max(x1, other.x1), std::max(y1, other.y1), std::min(x2, other.x2),
                std::min(y2, other.y2)};
    }
    bool operator==(const Box&) const = default;
};

} // namespace blindspot
