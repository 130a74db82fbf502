// A Composition describes how a training image is augmented: one image or a mosaic of four, scaled, shifted,
// mirrored, with changed colours. `compose` draws its numbers at random and computes the boxes; `draw` makes
// the pixels.
#pragma once

#include "core/common/box.h"
#include "core/common/random.h"
#include "core/detector_training/options.h"

#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::detector_training {

struct LabelledBox {
    Box box;
    std::int64_t classIndex = 0;
};

/// A source image of the training.
struct TrainingImage {
    std::int64_t id = 0;
    std::int64_t side = 0;                ///< of the square network input, pixels
    const std::uint8_t* pixels = nullptr; ///< 3 x side x side, RGB, planar
    Box content;                          ///< what is picture and not the letterbox's border
    std::vector<LabelledBox> boxes;       ///< pixels of the input
};

/// One source image's part of a composition: pixel (x, y) of the source lies at (x * scale + left, y * scale
/// + top).
struct Tile {
    std::size_t image = 0;
    double scale = 1, left = 0, top = 0;
    Box drawn; ///< the pixels of the result that it covers, whole numbers
};

/// How one training image is drawn.
struct Composition {
    std::vector<Tile> tiles;
    bool mirrored = false; ///< all of it, afterwards
    double hue = 1, saturation = 1, value = 1;
    std::vector<LabelledBox>
        boxes; ///< what is left of the objects, in pixels of the result (mirrored where it is)
};

/// The composition of image number `index` in an epoch, a function of (seed, epoch, image id). After
/// ultralytics' Mosaic (four images around a point of a canvas twice as large, drawn from its middle half)
/// and RandomPerspective without rotation (scale, shift); objects that keep less than a tenth of their area
/// or become smaller than two pixels are left out.
Composition compose(std::span<const TrainingImage> images, std::size_t index, std::uint64_t seed,
                    std::int64_t epoch, const AugmentationOptions& options, bool mosaic);

/// Draws it: side x side x 3 bytes, RGB interleaved, what no tile covers in the letterbox's grey (114).
/// Bilinear.
void draw(std::span<const TrainingImage> images, const Composition& composition, std::int64_t side,
          std::uint8_t* target);

} // namespace blindspot::detector_training
