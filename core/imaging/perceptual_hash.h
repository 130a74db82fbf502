// A perceptual hash: 64 bits that stay nearly the same when a photograph is encoded anew, resized or recoloured, and
// differ in half of them between two photographs.
#pragma once

#include "core/imaging/image.h"

#include <cstdint>
#include <optional>

namespace blindspot::imaging {

/// The signs of the 64 lowest frequencies of the luminance, averaged to 32 x 32 pixels, in the manner of "pHash" (C.
/// Zauner: Implementation and Benchmarking of Perceptual Image Hash Functions, 2010, section 3.2.1); here the mean is left
/// out and the bits are signs, which makes the hash of the mirrored picture known too. The picture's proportions are not
/// in it. `image`: at its own size or a thumbnail of at least 32 px a side. Nothing where the picture is nearly of one
/// brightness (its averaged pixels deviate by less than one grey level): rounding alone would decide.
std::optional<std::uint64_t> perceptualHash(const Image& image);

/// The hash that the picture mirrored left to right would have.
std::uint64_t mirroredHash(std::uint64_t hash);

/// The number of bits in which two hashes differ: 0 to 64.
int hashDistance(std::uint64_t a, std::uint64_t b);

} // namespace blindspot::imaging
