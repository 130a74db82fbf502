// Pictures of one number a pixel, and functions on them: gradients, means, masks of regions, and the filling
// of masked pixels.
#pragma once

#include "core/imaging/image.h"

#include <cstdint>
#include <vector>

namespace blindspot::imaging {

/// One value a pixel, rows from the top, without padding.
template <typename Value>
struct Layer {
    int width = 0;
    int height = 0;
    std::vector<Value> values;

    Layer() = default;
    Layer(int layerWidth, int layerHeight)
        : width(layerWidth), height(layerHeight),
          values(static_cast<std::size_t>(layerWidth) * static_cast<std::size_t>(layerHeight))
    {
    }

    Value& at(int x, int y) { return values[offset(x, y)]; }
    const Value& at(int x, int y) const { return values[offset(x, y)]; }

  private:
    std::size_t offset(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
};

using Plane = Layer<float>;
/// 255 inside, 0 outside.
using Mask = Layer<std::uint8_t>;

/// How much the colour changes from pixel to pixel, whatever the brightness does: |dx| + |dy| of red - green
/// plus that of (red + green) / 2 - blue, 0 to 1020, as differences to the next pixel; 0 at the last ones.
Plane colourGradient(const Image& image);

/// The mean over `side` x `side` pixels around each, the plane continued by its mirror image. `side` odd.
Plane boxMean(const Plane& plane, int side);

/// The value that `share` (0 to 1) of the values lie below; of every 16th value where there are many.
float quantile(const Plane& plane, double share);

/// Where the plane exceeds `threshold`.
Mask above(const Plane& plane, float threshold);

/// Without what is thinner than `side` pixels in either direction.
Mask opened(const Mask& mask, int side);

/// The rules for regions that count, and the margin by which they are grown.
struct RegionRules {
    double minSide = 16;      ///< pixels: of the square of the region's area
    double maxAspect = 3;     ///< long to short side of the smallest rectangle around it, turned as need be
    double minSolidity = 0.7; ///< its share of its convex hull
    int margin = 2;           ///< pixels that the hull is grown by to each side
};

/// Adds the convex hulls of the connected regions of `mask` that keep to the rules to `into`.
void addCompactRegions(const Mask& mask, const RegionRules& rules, Mask& into);

/// Replaces the masked pixels by what surrounds them, smoothly: the mean of the known pixels of ever coarser
/// surroundings (push-pull, Gortler et al., "The lumigraph", SIGGRAPH 1996, section 3.4). All masked: grey
/// 127.
void fillFromSurroundings(Image& image, const Mask& mask);

} // namespace blindspot::imaging
