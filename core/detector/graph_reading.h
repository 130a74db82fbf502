// Functions that find out what a network's blocks compute from what its file says of them, and name what the
// file leaves open. Internal to core/detector.
#pragma once

#include "core/common/message.h"
#include "core/detector/detector_choices.h"
#include "core/detector/graph_settings.h"

#include <string>
#include <vector>

namespace blindspot::detector {

class Network;
struct StateDict;

struct GraphReading {
    GraphSettings settings;           ///< that differ from the network's
    std::vector<Message> assumptions; ///< what the file does not say, and what was taken instead
    std::vector<Message> differences; ///< what it says that is not as published
};

/// `network` has the published settings. Errors: Error naming the block and the value where the file's
/// network is another one, or where `choices` assume what the file says itself.
GraphReading readGraph(const StateDict& weights, const Network& network, const DetectorChoices& choices,
                       const std::string& file);

/// As one line of JSON, and back: how our own files keep them. Errors: Error at `where`.
std::string settingsText(const GraphSettings& settings);
GraphSettings settingsFromText(const std::string& text, const std::string& where);

} // namespace blindspot::detector
