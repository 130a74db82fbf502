// How the ranks of a detector's training share it: rank 0 has the workspace, reads the images and tells the others all that they need.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/device.h"
#include "core/detector_training/events.h"
#include "core/ranks/lead.h"

#include <optional>

namespace blindspot::workspace {

/// What ranks other than the first do instead of trainDetector: they wait for rank 0's training and do their part of it, each on the device of
/// its place on its machine. Nothing is written. How it ended; nothing where rank 0 could not begin: it says why. Errors: as
/// detector_training::train.
std::optional<detector_training::TrainingEnd> helpWithDetectorTraining(ranks::Ranks& ranks, StopControl& stop);

} // namespace blindspot::workspace
