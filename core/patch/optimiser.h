// The optimisers of a patch: one step by the gradient's sign or by Adam, and the learning rate over the run.
#pragma once

#include "core/patch/options.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace blindspot::patch {

/// The state of Adam, zeros at the start: 3 x N x N, and 3 x coarseElements of the coarser scales' squares, one after the
/// other. The coarser scales' means are averages of the finest one's.
struct OptimiserState {
    at::Tensor momentum, variance, coarseVariance;
    std::int64_t updates = 0;
};

/// The sides of a patch at its scales: `side`, then half of the one before, down to 4 pixels; at most `scales`.
std::vector<std::int64_t> scaleSides(std::int64_t side, std::int64_t scales);
/// Pixels of all scales but the first.
std::int64_t coarseElements(std::int64_t side, std::int64_t scales);

/// The learning rate when `progress` of the run is done: falls linearly from 1 to `finalFraction` of its
/// start.
double learningRateAt(const OptimiserOptions& options, double progress);

/// Lowers the objective: patch (3 x N x N, [0, 255]) by `rate` units, in place, kept within [0, 255]. `sign`:
/// patch - rate x sign(gradient), sign(0) = 0 (Madry et al. 2018; ART's RobustDPatch). `adam`: Kingma and Ba
/// 2015 with bias correction. With several `scales`, each has an Adam of its own, over the gradient averaged in that scale's
/// pixels, and the patch takes the mean of their steps, enlarged bilinearly. Small and far objects show only a patch's
/// coarse structure, and one Adam for each pixel drowns it in the noise of the fine ones (the idea of Olah et al. 2017,
/// "Feature Visualization", Preconditioning, who do it in a Fourier basis).
void step(const OptimiserOptions& options, double rate, const at::Tensor& gradient, at::Tensor& patch,
          OptimiserState& state);

/// The numbers of a step that change from one to the next, each a float64 tensor of no dimension, on the CPU or where the patch is, so that
/// a recorded step reads new ones.
struct StepFactors {
    at::Tensor rate, first, second; ///< of the step, by scale; what Adam divides its two means by

    /// Of a tensor with the numbers of stepNumbers at its beginning.
    static StepFactors of(const at::Tensor& numbers) { return {numbers[0], numbers[1], numbers[2]}; }
};
/// Of the step after which there are `updates`, of a patch of `side` pixels.
std::vector<double> stepNumbers(const OptimiserOptions& options, double rate, std::int64_t updates, std::int64_t side);

/// The step, its state in place; `state.updates` is the caller's.
void step(const OptimiserOptions& options, const StepFactors& factors, const at::Tensor& gradient, const at::Tensor& patch,
          const OptimiserState& state);

} // namespace blindspot::patch
