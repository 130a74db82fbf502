// A Tile is a window of a picture that is shown, at another size, in a square of a network input.
#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::patch {

struct PreparedImage;

/// Pixels of a picture along one axis, and those of a tile that they are drawn on.
struct ResizedRange {
    std::int64_t from = 0, length = 0; ///< of the picture, within it
    std::int64_t to = 0, drawn = 0;    ///< of the tile, within it
};

struct Tile {
    std::size_t image = 0;  ///< which of the pictures
    std::int64_t input = 0; ///< which of the network inputs
    std::int64_t left = 0, top = 0, side = 0; ///< its square in that input
    ResizedRange rows, columns;               ///< where any has no pixels, the tile shows nothing of the picture
    bool mirrored = false;                    ///< columns run from the right to the left
    bool shrunk = false;                      ///< smaller than in the picture: drawn without aliasing
};

/// Inputs (B x S x S x 3 float32 in [0, 1], on the device) of the tiles, in the grey of a letterbox's border where they show nothing. Pictures are
/// resized bilinearly, those that shrink with a filter as wide as their pixels (as PIL does; torch's `antialias`).
/// One tile after the other: the least work, some launches for each.
at::Tensor drawTiles(const std::vector<PreparedImage>& images, const std::vector<Tile>& tiles, std::int64_t inputs, std::int64_t side,
                     const std::string& device);

/// The same, but for rounding, all tiles of one size at once, as two products of matrices, each row of which holds the weights of a
/// picture's pixels in a pixel of the tile: more work, but as few launches for a hundred tiles as for one.
at::Tensor drawTilesAtOnce(const std::vector<PreparedImage>& images, const std::vector<Tile>& tiles, std::int64_t inputs, std::int64_t side,
                           const std::string& device);

} // namespace blindspot::patch
