// One pass of a patch's training: the patch is pasted onto network inputs, which go forward through the
// detector, and the gradient comes back to the patch.
#pragma once

#include "core/patch/objective.h"
#include "core/patch/scene.h"

namespace blindspot::patch {

struct PassResult {
    at::Tensor gradient; ///< 3 x N x N: of what is minimised, summed over the images
    at::Tensor
        sums; ///< float64, 4: loss, box, cls, dfl, summed over the images (0 where there is no such part)
};

/// `patch`: 3 x N x N in [0, 255] on the detector's device. Nothing in it waits for the device.
PassResult runPass(const TrainOptions& options, const detector::Detector& detector, const Scene& scene,
                   const at::Tensor& patch);

} // namespace blindspot::patch
