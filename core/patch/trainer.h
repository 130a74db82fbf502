// The training of a patch on images in memory: its state, its result and the function that runs it.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/labelled_image.h"
#include "core/detector/detector.h"
#include "core/patch/events.h"
#include "core/patch/options.h"
#include "core/ranks/ranks.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

/// Sums over the images visited so far in an iteration; the parts stay 0 where the objective has none.
struct LossTotals {
    double loss = 0, box = 0, cls = 0, dfl = 0;
    double images = 0;
};

/// Of one of several detectors.
struct DetectorState {
    double weight = 1;
    double gathered = 0;    ///< its loss, summed over the images that the update under way has gathered
    LossTotals totals = {}; ///< `images` is not used: it is the run's
};

/// All that a run needs to go on: nothing else changes while it trains. Tensors are float32 on the CPU.
struct TrainingState {
    std::int64_t iteration = 0; ///< whole iterations done
    std::int64_t visited = 0;   ///< images visited in the iteration under way
    std::int64_t updates = 0;
    std::int64_t passes = 0;       ///< network inputs that went forward and backward, through each detector one
    double seconds = 0;            ///< training time so far, pauses left out
    at::Tensor patch;              ///< 3 x N x N, [0, 255]
    at::Tensor gradient;           ///< 3 x N x N: what the update under way has gathered
    std::int64_t gathered = 0;     ///< images in `gradient`
    at::Tensor momentum, variance; ///< 3 x N x N, Adam's; zeros elsewhere
    at::Tensor coarseVariance;     ///< 3 x coarseElements (optimiser.h)
    /// 3 x N x N: what the optimiser steps where `patch` has the colours of a palette alone; elsewhere undefined.
    at::Tensor latent;
    LossTotals totals; ///< of several detectors their mean
    std::vector<DetectorState> detectors; ///< empty where there is one
};

struct TrainingResult {
    TrainingState state;
    TrainingEnd end = TrainingEnd::Completed;
    double secondsPerPass = 0; ///< training time over network inputs, of this call
};

/// Trains until `options.iterations`, a stop, or a loss that is not finite (the last good patch is kept).
/// `initialPatch` is 3 x N x N float32 in [0, 255], or undefined for what `options.initial` says ("grey" or
/// "random"). With `resume` it goes on from there; on the CPU the result is then bit by bit that of a run
/// that was never stopped, given the same batch size and precision. The detector is moved to `device`.
/// Errors: Error for options out of range, no image, or no object of the class; OutOfMemory with the remedies
/// when one network input does not fit (a checkpoint was made).
TrainingResult train(const TrainOptions& options, const std::vector<compute::LabelledImage>& images,
                     detector::Detector& detector, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const at::Tensor& initialPatch = {},
                     const TrainingState* resume = nullptr);

/// The same against several detectors at once, which see the same inputs; `options.classIndex` is the first one's. Each update
/// follows the sum of their gradients times their weights (TrainOptions::ensemble). With one it is the function above. Errors:
/// as there, and Error for a detector that does not fit the first (ensemble.h).
TrainingResult train(const TrainOptions& options, const std::vector<compute::LabelledImage>& images,
                     std::span<detector::Detector* const> detectors, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const at::Tensor& initialPatch = {},
                     const TrainingState* resume = nullptr);

/// The same by several ranks: all call it with the same options, images and detectors, and each sends its share of every update's inputs
/// through them (shared_passes.h). The state to begin with, and so `initialPatch` and `resume`, is rank 0's; all return the same result.
/// A stop that any of them is asked for stops all after the same batch. Errors: as there, of each rank its own, and ranks::RankLost, before
/// which the observer has got a checkpoint.
TrainingResult train(const TrainOptions& options, const std::vector<compute::LabelledImage>& images,
                     std::span<detector::Detector* const> detectors, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, ranks::Ranks& ranks, const at::Tensor& initialPatch = {},
                     const TrainingState* resume = nullptr);

} // namespace blindspot::patch
