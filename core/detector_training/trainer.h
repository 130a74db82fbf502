// The training of a detector on images in memory: its state, its result and the function that runs it.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/labelled_image.h"
#include "core/detector/state_dict.h"
#include "core/detector/trainable_network.h"
#include "core/detector_training/events.h"
#include "core/detector_training/options.h"
#include "core/ranks/ranks.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::detector_training {

using NamedTensors = std::map<std::string, at::Tensor>;

/// Sums over the images of the epoch so far.
struct LossTotals {
    double box = 0, cls = 0, dfl = 0;
    double images = 0;
};

/// All that a training needs to go on: nothing else changes while it runs. Tensors are float32 on the CPU.
struct TrainState {
    std::int64_t epoch = 0;   ///< whole epochs done
    std::int64_t batch = 0;   ///< batches done in the epoch under way
    std::int64_t updates = 0; ///< of the weights
    double seconds = 0;       ///< training time so far, pauses left out
    LossTotals totals;
    NamedTensors weights;       ///< parameters and statistics by name
    NamedTensors moments;       ///< the optimiser's
    NamedTensors average;       ///< their running average
    NamedTensors best;          ///< the average as it was when the validation was best, while hardening as it
                                ///< was last; empty until then
    double bestAp50 = -1;       ///< of that epoch; -1 until there is one
    std::int64_t bestEpoch = 0; ///< counts from 1
    std::vector<at::Tensor> patches; ///< that objects wear: 3 x N x N in [0, 255]
    std::int64_t patchedEpoch = -1;  ///< the epoch (from 0) that they were made for; -1: none yet

    /// The detector as it is to be kept: the best one, or where there was no validation the average.
    const NamedTensors& kept() const { return best.empty() ? average : best; }
};

/// The patches for an epoch (from 0), given the detector's weights at its start and the patches of the epoch
/// before (none at first); asked before each epoch. May return the same ones for as long as it likes, or
/// train fresh ones against the weights; it keeps nothing itself, so that a training can be resumed. An empty
/// list: an epoch without.
using PatchSource = std::function<std::vector<at::Tensor>(std::int64_t epoch, const NamedTensors& weights,
                                                          const std::vector<at::Tensor>& before)>;

struct TrainingResult {
    TrainState state;
    TrainingEnd end = TrainingEnd::Completed;
};

/// Images of a training: both for the same input size, their classes indices into `classNames`.
struct TrainingImages {
    const std::vector<compute::LabelledImage>& train;
    const std::vector<compute::LabelledImage>& validation; ///< may be empty
    std::vector<std::string> classNames;
};

/// Trains `network` on `device` ("cpu", "cuda:0") until `options.epochs`, an early end or a stop, which takes
/// effect within one batch. The loss is ultralytics' v8DetectionLoss times the images of the batch, an update
/// a batch. With `resume` it goes on from there; on the CPU the result is then bit by bit that of a training
/// that was never stopped, given the same number of threads. Random numbers are a function of (seed, epoch,
/// image). Errors: Error for options out of range, no image, no object, an input size that is no multiple of
/// 32; OutOfMemory.
TrainingResult train(const TrainOptions& options, const TrainingImages& images,
                     detector::TrainableNetwork& network, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const PatchSource& patches = {},
                     const TrainState* resume = nullptr);
/// The same by several ranks, each of which calls it with the same options, images and patches; network and state are rank 0's. Each takes
/// its share of each batch and of the validation (shared_update.h says in what the result differs from one rank's); a stop that any of
/// them is asked for stops all after the same batch. All get the same state. Errors: as there, of each rank its own, and
/// ranks::RankLost, before which the observer gets a last checkpoint.
TrainingResult train(const TrainOptions& options, const TrainingImages& images,
                     detector::TrainableNetwork& network, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, ranks::Ranks& ranks, const PatchSource& patches = {},
                     const TrainState* resume = nullptr);

} // namespace blindspot::detector_training
