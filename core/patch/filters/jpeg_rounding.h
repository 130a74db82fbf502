// Functions that take network inputs through JPEG compression, differentiable in them.
#pragma once

#include "core/compute/tensor_fwd.h"

#include <vector>

namespace blindspot::patch {

/// `input` (B x 3 x H x W, values in [0, 1], any device) as libjpeg encodes and decodes it: 8-bit values, JFIF's YCbCr,
/// chroma at half the resolution, the discrete cosine transform of 8 x 8 blocks, the tables of Annex K (ITU-T T.81) scaled
/// to `quality` as libjpeg scales them, triangle upsampling. `quality` is a whole number from 1 to 100; others are rounded.
/// The result is libjpeg's but for single values that are off by one of 255 steps (mean 0.0025 steps at most).
/// Backwards everything that rounds or clips is taken as the identity (Athalye et al., "Obfuscated gradients give a false
/// sense of security", ICML 2018, section 4.1: the straight-through estimator), so that the gradient goes through the
/// colour transform and the chroma's resampling alone; the cosine transform and its inverse cancel. Shin and Song,
/// "JPEG-resistant adversarial images", 2017, replace the rounding by a polynomial instead, whose values are not JPEG's.
/// Errors: Error for a quality out of its range.
at::Tensor throughJpeg(const at::Tensor& input, double quality);

/// The same with a quality for each of the B inputs.
at::Tensor throughJpeg(const at::Tensor& input, const std::vector<double>& qualities);

} // namespace blindspot::patch
