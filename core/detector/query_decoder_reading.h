// Functions that read RT-DETR's decoder off the tensors and modules of its file, and check that its modules compute what is built
// here. Internal to core/detector.
#pragma once

#include "core/detector/query_decoder_options.h"
#include "core/detector/tensor_shapes.h"

#include <functional>
#include <string>

namespace blindspot::detector {

struct GraphFacts;

/// `path`: "model.28". What shapes do not say (heads, queries) is as the modules say, or as published. Errors: Error for a tensor that is
/// missing, or for sizes that do not fit each other.
QueryDecoderOptions readQueryDecoder(const std::string& path, const TensorShapes& shapes, const GraphFacts& facts);

/// Calls `known` with the path of every module of the decoder that is built here as the file has it. Errors: Error naming a module that
/// computes something else.
void checkQueryDecoder(const std::string& path, const QueryDecoderOptions& options, const GraphFacts& facts, const std::string& file,
                       const std::function<void(const std::string&)>& known);

} // namespace blindspot::detector
