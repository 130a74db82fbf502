// Functions that translate what a file says of its modules into the settings of our blocks, and refuse
// modules that compute what our blocks cannot. Internal to core/detector.
#pragma once

#include "core/detector/graph_settings.h"

#include <map>
#include <memory>
#include <string>

namespace blindspot::detector {

class Block;
struct GraphFacts;
struct NetworkSpec;
struct StateDict;

/// Whether the file's layers are the network's: their classes, what they read, no module besides, and the
/// numbers of the head. Does nothing where the file names no modules. Errors: Error naming the block and what
/// it is.
void checkNetwork(const GraphFacts& facts, const NetworkSpec& spec,
                  const std::map<std::string, std::shared_ptr<Block>>& blocks, const std::string& file);

/// What the modules at `path` say of the block there; less than all where the file is not complete. Errors:
/// Error naming the block and a value that cannot be built.
BlockSettings settingsOfModule(const GraphFacts& facts, const std::string& path, const Block& block,
                               const std::string& file);

/// What the shapes of a convolution's weights say: kernel and groups; nothing for other blocks.
BlockSettings settingsOfShapes(const StateDict& weights, const std::string& path, const Block& block);

/// "3x5": "1x2".
std::string halfOf(const std::string& pair);

} // namespace blindspot::detector
