// What is asked of a network's box branch.
#pragma once

namespace blindspot::detector {

/// The box branch is a sixth of the network's work. Fixed: where the boxes lie, without a gradient.
enum class BoxBranch { None, Fixed, Differentiable };

} // namespace blindspot::detector
