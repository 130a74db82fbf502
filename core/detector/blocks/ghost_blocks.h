// GhostNet's blocks (Han et al. 2020): half of the channels come from a cheap depthwise convolution of the other half. Internal to
// core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/blocks/conv_block.h"

namespace blindspot::detector {

/// `kernel`, `stride` and whether SiLU follows are of the first convolution; the depthwise one is 5 x 5.
BlockPtr makeGhostConv(const ConvOptions& options);

/// Two GhostConvs whose input is added to their output, of stride 1.
BlockPtr makeGhostBottleneck(std::int64_t channels);

} // namespace blindspot::detector
