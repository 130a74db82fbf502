// The optimisers of a patch: one step by the gradient's sign or by Adam, and the learning rate over the run.
#pragma once

#include "core/patch/options.h"

#include <ATen/core/Tensor.h>

namespace blindspot::patch {

/// The state of Adam; 3 x N x N, zeros at the start.
struct OptimiserState {
    at::Tensor momentum, variance;
    std::int64_t updates = 0;
};

/// The learning rate when `progress` of the run is done: falls linearly from 1 to `finalFraction` of its
/// start.
double learningRateAt(const OptimiserOptions& options, double progress);

/// Lowers the objective: patch (3 x N x N, [0, 255]) by `rate` units, in place, kept within [0, 255]. `sign`:
/// patch - rate x sign(gradient), sign(0) = 0 (Madry et al. 2018; ART's RobustDPatch). `adam`: Kingma and Ba
/// 2015 with bias correction.
void step(const OptimiserOptions& options, double rate, const at::Tensor& gradient, at::Tensor& patch,
          OptimiserState& state);

} // namespace blindspot::patch
