// A function that recognises weights of networks that Blindspot does not build, so that their refusal can
// name them.
#pragma once

#include "core/common/message.h"

namespace blindspot::detector {

struct StateDict;

/// "an instance segmentation network", "YOLOv10" and so on, by the file's own words, its modules' classes, or
/// the names and shapes of its tensors. Empty where it is none of those.
Message otherNetwork(const StateDict& weights);

} // namespace blindspot::detector
