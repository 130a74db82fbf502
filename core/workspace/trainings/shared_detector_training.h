// What rank 0 sends the other ranks of a detector's training before it begins. Private to this folder.
#pragma once

#include "core/compute/device.h"
#include "core/compute/labelled_image.h"
#include "core/detector/network_spec.h"
#include "core/ranks/lead.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace blindspot::workspace {

struct SharedDetectorTraining {
    DetectorTrainRequest request; ///< with all classes, and the options as they are used
    detector::NetworkSpec network;
    bool cuda = false; ///< each on its own GPU
    std::vector<at::Tensor> patches;
    std::vector<compute::LabelledImage> images, validation;
};

/// Rank 0's, on all of them; the weights are sent by detector_training::train. Errors: RankLost.
SharedDetectorTraining shareTraining(ranks::Ranks& ranks, const SharedDetectorTraining& mine);

} // namespace blindspot::workspace
