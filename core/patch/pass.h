// One pass of a patch's training: the patch is pasted onto network inputs, which go forward through the
// detector, and the gradient comes back to the patch.
#pragma once

#include "core/patch/objective.h"
#include "core/patch/scene.h"

namespace blindspot::patch {

/// Whose gradient a pass gives: one, summed over the images of all inputs, or one of each of the B inputs.
enum class GradientOf { Batch, EachInput };

struct PassResult {
    at::Tensor gradient; ///< of what is minimised, summed over the images: 3 x N x N, of each input B x 3 x N x N
    /// float64: loss, box, cls, dfl, summed over the images (0 where there is no such part): 4, of each input B x 4
    at::Tensor sums;
};

/// `patch`: 3 x N x N in [0, 255] on the detector's device. Nothing in it waits for the device. The gradients of each input cannot be had
/// with transforms that have noise (fitsTable).
PassResult runPass(const TrainOptions& options, const detector::Detector& detector, const Scene& scene,
                   const at::Tensor& patch, GradientOf of = GradientOf::Batch);

} // namespace blindspot::patch
