// A function that finds out which network a file of weights is of.
#pragma once

#include "core/detector/network_spec.h"

#include <string>

namespace blindspot::detector {

struct StateDict;

/// The network that these tensors belong to. Its layers are those of the file's own description or modules, where it has them, else those
/// of the published table that its tensors' names fit best; channels and repeats are read off the tensors' shapes, so that networks of
/// no published scale load too. Settings are those of the blocks as published. Errors: Error naming the block that cannot be built, or the
/// kind of network where it is another one.
NetworkSpec inferSpec(const StateDict& weights, const std::string& file);

/// Where the order of the layers is from: "description" (of a file that Blindspot wrote), "modules" (of a checkpoint), "names" (of the
/// tensors, by the published tables) or "nodes" (the same, and they read one another as the nodes of an export do).
std::string layersSource(const StateDict& weights);

} // namespace blindspot::detector
