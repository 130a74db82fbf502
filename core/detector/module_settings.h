// Functions that translate what a file says of its modules into the settings of our blocks, and refuse modules that compute
// what our blocks cannot. Internal to core/detector.
#pragma once

#include "core/detector/blocks.h"
#include "core/detector/graph_facts.h"
#include "core/detector/state_dict.h"

#include <map>
#include <string>

namespace blindspot::detector {

/// Whether the file's layers are the network's: their classes, what they read, no module besides, and the numbers of the
/// head. Does nothing where the file names no modules. Errors: Error naming the block and what it is.
void checkNetwork(const GraphFacts& facts, const NetworkSpec& spec, const std::map<std::string, BlockPtr>& blocks,
                  const std::string& file);

/// What the modules at `path` say of the block there; less than all where the file is not complete. Errors: Error naming the
/// block and a value that cannot be built.
BlockSettings settingsOfModule(const GraphFacts& facts, const std::string& path, const Block& block,
                               const std::string& file);

/// What the shapes of a convolution's weights say: kernel and groups; nothing for other blocks.
BlockSettings settingsOfShapes(const StateDict& weights, const std::string& path, const Block& block);

/// "3x5": "1x2".
std::string halfOf(const std::string& pair);

} // namespace blindspot::detector
