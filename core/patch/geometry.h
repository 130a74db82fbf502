// The geometry of placed patches: projective maps, and the random transforms that place a patch on a network
// input.
#pragma once

#include "core/common/box.h"
#include "core/common/random.h"
#include "core/patch/options.h"

#include <array>

namespace blindspot::patch {

/// A 3 x 3 projective map, row-major, defined up to a factor.
struct Projection {
    std::array<double, 9> m{1, 0, 0, 0, 1, 0, 0, 0, 1};

    std::array<double, 2> apply(double x, double y) const;
    Projection inverse() const;
};

/// The map that takes the unit square's corners (0,0), (1,0), (1,1), (0,1) to these four points (Heckbert
/// 1989, section 2.2).
Projection squareToQuad(const std::array<std::array<double, 2>, 4>& corners);

/// One patch on one network input of a batch, ready to be drawn.
struct PlacedPatch {
    std::int64_t input = 0; ///< which one of the batch
    std::array<std::array<double, 2>, 4>
        corners{};            ///< where the patch's corners lie, pixels of the input; clockwise from top left
    Box clip{0, 0, 1e9, 1e9}; ///< pixels outside are not drawn: a tile's patch stays in its tile
    double octaves =
        0; ///< levels of the patch's pyramid to go down: log2 of how much smaller it is drawn, plus blur
    double contrast = 1, brightness = 0; ///< value * contrast + brightness, in [0, 1]
    double noise = 0;                    ///< standard deviation, in [0, 1]
    std::uint64_t noiseKey = 0;
    /// Bent around an upright cylinder: its angle, in radians, from the middle of the patch to its rim, and how far the middle
    /// is turned away from the viewer; 0: flat.
    double bend = 0, turn = 0;
    double lightX = 0, lightY = 0; ///< the light is 1 + lightX x (2u - 1) + lightY x (2v - 1) times what it was
    Box cutout{0, 0, 0, 0};       ///< what is erased, in the unit square of the patch; empty: nothing
    std::int64_t blocks = 0;      ///< a side of the grid whose blocks are erased; 0: none
    std::uint64_t erasedBlocks = 0; ///< a bit a block, in rows from the top

    /// Whether the patch is erased at (u, v), each 0 to 1.
    bool erasedAt(double u, double v) const;
    /// Whether any of it is.
    bool erases() const { return blocks > 0 || cutout.x2 > cutout.x1; }
};

/// Where a flat patch's place u in [0, 1] across the axis shows the bent one's: orthographic, the middle of the patch in the
/// middle. Outside [0, 1] where the bent patch does not reach.
double unbent(double u, double bend, double turn);

/// A patch of `patchSize` pixels drawn with side `side` around a centre, through transforms drawn from
/// `random`. `aspect`: width by height, in the input, of what is square on the picture; where it is not 1 the patch is turned,
/// shifted and distorted as a square on the picture is, and covers the area of `side` x `side`.
PlacedPatch placePatch(std::int64_t input, double centreX, double centreY, double side, std::int64_t patchSize,
                       const TransformOptions& transforms, RandomStream& random, double aspect = 1);

/// Placement on a box of the class: side = scale x sqrt(area of the box), centred on it.
PlacedPatch placeOnObject(std::int64_t input, const Box& box, double scale, std::int64_t patchSize,
                          const TransformOptions& transforms, RandomStream& random, double aspect = 1);

/// Placement in the middle of the square of `patchSize` pixels whose corner stands at this row and column of the input, as
/// large as it fits in: where `aspect` is 1, on all of it.
PlacedPatch placeFixed(std::int64_t input, std::int64_t row, std::int64_t column, std::int64_t patchSize,
                       const TransformOptions& transforms, RandomStream& random, double aspect = 1);

} // namespace blindspot::patch
