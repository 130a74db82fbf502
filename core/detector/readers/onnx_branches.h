// A function that puts parallel convolutions of an ONNX file together, as the exports of fused networks have them.
#pragma once

#include <ATen/core/Tensor.h>

#include <map>
#include <string>

namespace blindspot::detector {

/// RepConv adds the outputs of "conv1" (3 x 3) and "conv2" (1 x 1), RepVGGDW those of "conv" (7 x 7) and "conv1" (3 x 3). Where
/// an exporter has folded the batch norm of each into it, the two become the one convolution "conv" that is their sum (RepVGG,
/// Ding et al. 2021, section 3.3). Weights with batch norms stay as they are.
void mergeBranches(std::map<std::string, at::Tensor>& tensors);

} // namespace blindspot::detector
