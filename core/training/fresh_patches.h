// Patches trained anew against the detector while it is hardened, so that it cannot settle on seeing past the
// given ones alone.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/labelled_image.h"
#include "core/patch/options.h"
#include "core/training/trainer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::training {

struct FreshPatchOptions {
    std::int64_t everyEpochs = 0; ///< a fresh patch is trained before each so many epochs; 0: never
    std::int64_t images = 20;     ///< that it is trained on, the first ones that show the class
    std::int64_t kept = 4;        ///< the newest so many fresh ones stay in use, beside the given ones
    /// The attack: recipe `hide` with the placement and transforms that the hardening has, at the seed plus
    /// the epoch.
    std::int64_t iterations = 15;
    std::int64_t patchSize = 64; ///< pixels
};

/// The given patches and, every few epochs, one more trained against the detector as it then is.
/// `options.hardening.classIndex` names the class that is attacked. All references must outlive the source.
/// Errors (when called): Error when no image shows the class; a stop ends a patch's training early, and the
/// patch so far is used.
PatchSource freshPatches(const FreshPatchOptions& fresh, const TrainOptions& options,
                         std::vector<at::Tensor> given, const std::vector<compute::LabelledImage>& images,
                         const std::vector<std::string>& classNames, const std::string& device,
                         StopControl& stop);

} // namespace blindspot::training
