// A function that makes the specification of a published network at any width and depth.
#pragma once

#include "core/detector/custom_scale.h"
#include "core/detector/network_spec.h"

namespace blindspot::detector {

/// Errors: Error for a width outside 0.03 to 2, a depth outside 0.1 to 2, or no class.
NetworkSpec customSpec(Family family, const CustomScale& scale, std::int64_t classes);

} // namespace blindspot::detector
