// A reader of detector weights from an .onnx file.
#pragma once

#include "core/common/input_file.h"
#include "core/detector/state_dict.h"

namespace blindspot::detector {

/// Weights and biases of the convolutions and batch norms, by the names that PyTorch's exporter gave to their values
/// ("model.0.conv.weight"), or, where it or a simplifier has named them otherwise, of the nodes that read them
/// ("/model.0/conv/Conv"); of all others by their own names. Class names, input size, task, version and licence come from the
/// metadata that ultralytics writes, what the blocks compute from the nodes; subgraphs and what follows the head (NMS) are left
/// alone. Nothing is run. Errors: Error for a damaged file, a quantised network, weights that are kept outside the file, and
/// weights of which nothing says to which layer they belong.
StateDict readOnnxWeights(InputFile& file);

} // namespace blindspot::detector
