// BoxBranch says whether a forward pass computes the network's boxes, and whether with a gradient.
#pragma once

namespace blindspot::detector {

/// None leaves the branch out, which is a sixth of the network's work; Fixed computes the boxes without a
/// gradient.
enum class BoxBranch { None, Fixed, Differentiable };

} // namespace blindspot::detector
