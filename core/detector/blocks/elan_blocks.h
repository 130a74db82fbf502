// YOLOv9's blocks (Wang et al. 2024, section 4.2; the form without auxiliary branch). Internal to core/detector: it includes LibTorch's
// module header.
#pragma once

#include "core/detector/blocks/block.h"
#include "core/detector/network_spec.h"

#include <vector>

namespace blindspot::detector {

/// ELAN1, RepNCSPELAN4, SPPELAN, AConv, ADown and CBLinear. CBLinear's output is all of its parts side by side.
BlockPtr makeElanBlock(const LayerSpec& layer, std::int64_t in);

/// CBFuse: the sum of `maps`, enlarged or reduced (nearest) to the size of the last.
at::Tensor fusedMaps(const std::vector<at::Tensor>& maps);

} // namespace blindspot::detector
