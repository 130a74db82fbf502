// What a patch may be made of: flat cells, and the colours of a palette.
#pragma once

#include "core/compute/tensor_fwd.h"

#include <cstdint>

namespace blindspot::patch {

/// `picture` (3 x N x N) with the mean of each of `cells` x `cells` squares in its place; those of N pixels that no whole number
/// of cells fills are of sizes that differ by one. 0 cells, or as many as pixels: as it is.
at::Tensor inCells(const at::Tensor& picture, std::int64_t cells);

/// `picture` (3 x N x N, [0, 255]) in the nearest of `colours` (P x 3, [0, 1]) each pixel, by the distance in sRGB.
at::Tensor inColours(const at::Tensor& picture, const at::Tensor& colours);

} // namespace blindspot::patch
