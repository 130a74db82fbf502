// Functions that find out what a network's blocks compute, and from which layers they read, from the nodes of an ONNX file.
#pragma once

#include "core/detector/graph_facts.h"
#include "core/detector/readers/onnx_graph.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::detector {

/// A convolution of which it is known to which module it belongs.
struct OnnxConvolution {
    const OnnxNode* node;
    std::string path;                ///< "model.0.conv", "model.22.cv2.0.2"
    std::vector<std::int64_t> sizes; ///< of its weight: output and input channels, height, width
};

/// Sets `facts.stated` and `facts.sources`: geometry and activation of every convolution, eps of batch norms, and, where the
/// names of the nodes tell the module that they were traced in, which blocks add their input, SPPF's maxima, upsampling and the
/// heads of an attention. What a node says and no block can do is stated all the same, so that it is refused.
void addOnnxFacts(const OnnxGraph& graph, const std::vector<OnnxConvolution>& convolutions, GraphFacts& facts);

} // namespace blindspot::detector
