// Functions that check the images of a training before it begins, and make the input that a new network's
// statistics are first taken from.
#pragma once

#include "core/detector_training/trainer.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace blindspot::detector_training {

/// Errors: Error for no image, no object, images of different sizes, or a size that is no multiple of 32.
void checkImages(const TrainingImages& images);

/// The first images as the network gets them, B x 3 x S x S float32 in [0, 1] on `device`: what a new
/// network's statistics are first taken from.
at::Tensor calibrationInput(const TrainingImages& images, const std::string& device);

} // namespace blindspot::detector_training
