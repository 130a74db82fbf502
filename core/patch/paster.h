// Functions that paste patches onto a batch of network inputs in a few tensor operations, differentiable in
// the patch.
#pragma once

#include "core/patch/geometry.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace blindspot::patch {

/// The pixels of a batch that patches cover, worked out on the host; later patches lie over earlier ones.
struct Footprint {
    at::Tensor pixels; ///< int64, P: index into B x H x W
    at::Tensor grid;   ///< float32, P x 2: place in the patch, [-1, 1], in the order of `levels`
    at::Tensor gain;   ///< float32, P
    at::Tensor offset; ///< float32, P or 3 x P (noise)
    std::vector<std::int64_t> levels; ///< how many of the P are read from each level of the patch's pyramid
};

/// Covered pixels are those whose centre lies inside a patch. Tensors are on `device`.
Footprint rasterise(const std::vector<PlacedPatch>& placements, std::int64_t batch, std::int64_t height,
                    std::int64_t width, const std::string& device);

/// The batch with the patch drawn in. `background`: B x H x W x 3 float32 in [0, 1], no gradient; `patch`: 3
/// x N x N in [0, 255]. Returns B x 3 x H x W (channels-last) in [0, 1], differentiable in the patch. Pixels
/// are read bilinearly from the finest level of an averaged pyramid that has less than twice as many texels
/// as pixels, so that small copies are neither aliased nor blurred.
at::Tensor pastePatches(const at::Tensor& background, const at::Tensor& patch, const Footprint& footprint);

/// The patch at its own size at one place of every input, its values untouched (ART's RobustDPatch). Shapes
/// as above, or B x 3 x N x N where each input has a patch of its own.
at::Tensor pasteFixed(const at::Tensor& background, const at::Tensor& patch, std::int64_t row,
                      std::int64_t column);

} // namespace blindspot::patch
