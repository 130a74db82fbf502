// The differentiable forms that have a file of their own. Private to this folder.
#pragma once

#include "core/compute/tensor_fwd.h"

#include <vector>

namespace blindspot::patch {

/// Local gradients smoothing; `values`: window, overlap, threshold, lambda.
at::Tensor smoothLocalGradients(const at::Tensor& input, const std::vector<double>& values);

/// The mask of colourful patterns; `values`: threshold, ratio, window, solidity.
at::Tensor maskColourfulPatterns(const at::Tensor& input, const std::vector<double>& values);

} // namespace blindspot::patch
