// A function that holds the order of a network's layers against what its file says of it without naming classes. Internal to
// core/detector.
#pragma once

#include <string>

namespace blindspot::detector {

struct GraphFacts;
struct NetworkSpec;

/// Requires each layer to read the layers that the file says it reads; nothing where the file does not say. Errors: Error naming
/// the layer, and the layers that it reads in the file.
void checkStatedSources(const GraphFacts& facts, const NetworkSpec& spec, const std::string& file);

} // namespace blindspot::detector
