// Functions that prepare a patch's training: the images with their boxes of the class on the device, the
// detections on the clean images, and the patch to start from.
#pragma once

#include "core/patch/scene.h"
#include "core/patch/trainer.h"

namespace blindspot::patch {

/// Keeps the images that the objective can use. With `detection-loss` the clean predictions are computed
/// here, once (confidence 0.25, IoU 0.7, all classes), after the rounding that the options ask for. Errors:
/// Error when none remains; OutOfMemory; Cancelled.
std::vector<PreparedImage> prepareImages(const TrainOptions& options,
                                         const std::vector<compute::LabelledImage>& images,
                                         const detector::Detector& detector, const std::string& device,
                                         StopControl& stop, TrainingObserver& observer);

/// The patch to start from: 3 x N x N in [0, 255], mid-grey or uniform integers 0..254 (as ART draws them), a
/// function of the seed alone.
at::Tensor makeInitialPatch(const TrainOptions& options);

} // namespace blindspot::patch
