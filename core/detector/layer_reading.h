// Functions that read one layer of a network off the tensors and modules of its file. Internal to core/detector.
#pragma once

#include "core/detector/network_spec.h"
#include "core/detector/tensor_shapes.h"

#include <optional>
#include <string>

namespace blindspot::detector {

struct GraphFacts;
struct ModuleFact;

/// Whether the tensors at `path` ("model.4") are named as those of such a layer.
bool hasNamesOf(LayerKind kind, const std::string& path, const TensorShapes& shapes);

/// Sets what shapes say: channels, repeats and the kind of inner blocks. Errors: Error for a tensor that is missing.
void readShapes(LayerSpec& layer, const std::string& path, const TensorShapes& shapes);

/// The kind of layer that a class of ultralytics or torch.nn is; empty for one that is not known.
std::optional<LayerKind> kindOfClass(const ModuleFact& module);

/// A layer as the file's module at `path` says it, without what shapes say: what it reads, strides, shortcuts, activations. Errors: Error
/// naming the block.
LayerSpec layerOfModule(const GraphFacts& facts, const std::string& path, LayerKind kind, const std::string& file);

} // namespace blindspot::detector
