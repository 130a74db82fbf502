// A function that tells the activation behind a convolution of an ONNX file from the operations it is written as.
#pragma once

#include "core/detector/readers/onnx_graph.h"

#include <string>
#include <string_view>

namespace blindspot::detector {

/// What is done to the value `output` of a convolution (or its batch norm), as activationText writes it: "silu" for
/// x * Sigmoid(x), "leaky-relu:0.1", ...; "none" where none of the module `path`'s nodes and no known pattern follows. For a
/// function that is none of ours the operations it consists of, "Softplus+Exp", which no block can have.
std::string onnxActivation(const OnnxGraph& graph, std::string_view output, const std::string& path);

/// The shortest text that is read as the same number of single precision, in which ONNX keeps attributes: 0.1, not
/// 0.10000000149.
double shortestNumber(double single);

} // namespace blindspot::detector
