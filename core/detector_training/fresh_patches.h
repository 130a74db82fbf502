// Sources of the patches that are put on objects while a detector is hardened: given patches alone, or also
// new ones that are trained against it meanwhile, so that it does not learn to resist the given ones only.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/labelled_image.h"
#include "core/detector/network_spec.h"
#include "core/detector_training/trainer.h"
#include "core/patch/options.h"

#include <string>
#include <vector>

namespace blindspot::detector_training {

/// The same ones throughout.
PatchSource fixedPatches(std::vector<at::Tensor> patches);

/// The given patches and, every few epochs, one more trained against the detector as it then is.
/// `options.hardening.classIndex` names the class that is attacked. All references must outlive the source. `network`: the one in training.
/// A stop ends a patch's training early; what there is of it then is not used, as it would not be the patch of a training that was
/// never stopped. Several ranks train them together. Errors (when called): Error when no image shows the class; OutOfMemory;
/// RankLost.
PatchSource freshPatches(const FreshPatchOptions& fresh, const TrainOptions& options,
                         std::vector<at::Tensor> given, const std::vector<compute::LabelledImage>& images,
                         const std::vector<std::string>& classNames, const std::string& device,
                         StopControl& stop, const detector::NetworkSpec& network, ranks::Ranks& ranks);

/// The source that a training needs: fresh ones where there are to be any, else the given ones; an empty one where there are none.
PatchSource patchSource(const FreshPatchOptions& fresh, const TrainOptions& options, std::vector<at::Tensor> given,
                        const std::vector<compute::LabelledImage>& images, const std::vector<std::string>& classNames,
                        const std::string& device, StopControl& stop, const detector::NetworkSpec& network, ranks::Ranks& ranks);

} // namespace blindspot::detector_training
