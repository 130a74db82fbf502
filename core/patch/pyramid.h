// The pyramid of a patch that small copies are read from, and which of its levels a placement takes. Private to this folder.
#pragma once

#include "core/common/box.h"
#include "core/patch/geometry.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace blindspot::patch {

inline constexpr std::size_t kLevels = 7; // 640 px down to 10

inline constexpr double kErased = 0.5; // what cut-out and erased parts of a patch show, as T-SEA fills them

/// The side of the level that comes after one of this side.
constexpr std::int64_t nextSide(std::int64_t side)
{
    return (side + 1) / 2;
}

/// The finest level whose texels are at most twice as dense as the pixels: a bilinear read of it is close to
/// the mean over the pixel's area, and a coarser one would blur what small copies need.
std::size_t levelOf(const PlacedPatch& placed);

/// Of whole pixels: those that may have their centre in the patch, as far as it is drawn on the input.
struct PixelBounds {
    std::int64_t x1, y1, x2, y2;

    std::int64_t across() const { return std::max<std::int64_t>(0, x2 - x1); }
    std::int64_t pixels() const { return across() * std::max<std::int64_t>(0, y2 - y1); }
};
PixelBounds boundsOf(const PlacedPatch& placed, std::int64_t height, std::int64_t width);

} // namespace blindspot::patch
