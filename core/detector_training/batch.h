// Functions that make the batches of a detector's training: the order of the images, the augmented pixels
// with their objects, and the patches pasted on them.
#pragma once

#include "core/compute/labelled_image.h"
#include "core/detector/detection_loss.h"
#include "core/detector_training/augmentation.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::detector_training {

/// The images with what drawing needs of them worked out once. Holds the tensors that the pixels belong to.
class TrainingSet {
  public:
    /// Errors: Error when there is no image, or their sizes differ.
    explicit TrainingSet(const std::vector<compute::LabelledImage>& images);

    std::span<const TrainingImage> images() const { return images_; }
    std::int64_t side() const { return images_.front().side; }
    std::size_t size() const { return images_.size(); }

  private:
    std::vector<at::Tensor> pixels_;
    std::vector<TrainingImage> images_;
};

/// The epoch's batches: every image once, in an order that is a function of (seed, epoch), in ceil(images /
/// batch) batches of as equal a size as can be.
std::vector<std::vector<std::size_t>> planEpoch(std::size_t images, std::int64_t batch, std::uint64_t seed,
                                                std::int64_t epoch);

/// A batch of augmented images and their objects.
struct Batch {
    at::Tensor pixels;                             ///< uint8, B x S x S x 3, CPU
    std::vector<std::int64_t> ids;                 ///< of the images that the compositions belong to
    std::vector<std::vector<LabelledBox>> objects; ///< of each image
};

/// Draws the images `chosen` with as many threads as `threads` says.
Batch makeBatch(const TrainingSet& set, const std::vector<std::size_t>& chosen, const TrainOptions& options,
                std::int64_t epoch, int threads);

/// Whether the epoch (from 0) has mosaics.
bool hasMosaic(const TrainOptions& options, std::int64_t epoch);

detector::LossTargets targetsOf(const Batch& batch, const at::Tensor& like);

/// The network's input, B x 3 x S x S float32 in [0, 1] (channels-last) on `device`, with one of the patches
/// (3 x N x N in [0, 255]) on each object of the class in some of the images, a function of (seed, epoch,
/// image id).
at::Tensor inputOf(const Batch& batch, const TrainOptions& options, const std::vector<at::Tensor>& patches,
                   std::int64_t epoch, const std::string& device);

} // namespace blindspot::detector_training
