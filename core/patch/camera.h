// What a camera does to a whole network input, scene and patch alike: white balance, sensor noise, tone curve, sharpening and
// JPEG, differentiable in the input.
#pragma once

#include "core/common/random.h"
#include "core/compute/tensor_fwd.h"
#include "core/patch/options.h"

#include <cstdint>
#include <vector>

namespace blindspot::patch {

/// What was drawn for one network input.
struct CameraDraw {
    double red = 1, blue = 1; ///< factors of the values of a channel; green keeps its own
    double shot = 0, read = 0; ///< as in CameraOptions
    std::int64_t noisePlace = 0; ///< where its noise begins in the table of normal numbers
    double exponent = 1;      ///< of the values
    double curve = 0;         ///< -1 to 1: flatter or steeper around the middle
    double sharpen = 0;
    double quality = 100; ///< of JPEG, whole
};

/// One draw; what is off in `options` takes no number from `random`.
CameraDraw drawCamera(const CameraOptions& options, RandomStream& random);

/// `input`: B x 3 x S x S in [0, 1]; `draws`: B. Returns the same shape, in [0, 1]; what is off in `options` is not done. In
/// this order, as in a camera: gains of red and blue; shot and read noise with the variance shot^2 x light + read^2 (Foi et
/// al., "Practical Poissonian-Gaussian noise modeling and fitting for single-image raw-data", IEEE TIP 2008), light being the
/// value's square; the power of the tone curve and its S, value + curve x (3 value^2 - 2 value^3 - value); an unsharp mask of
/// 3 x 3 pixels; JPEG (throughJpeg). The noise is a window of one table of normal numbers, at a place drawn for the input.
/// Backwards noise and JPEG are taken as the identity.
at::Tensor throughCamera(const at::Tensor& input, const CameraOptions& options, const std::vector<CameraDraw>& draws);

} // namespace blindspot::patch
