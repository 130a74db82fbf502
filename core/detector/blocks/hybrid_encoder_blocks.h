// The blocks of RT-DETR's hybrid encoder (Zhao et al. 2023, arXiv 2304.08069, section 4.2) with ultralytics' names: attention
// within the smallest map, and the fusion of maps. Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/blocks/block.h"

#include <cstdint>

namespace blindspot::detector {

/// AIFI: one transformer encoder layer over the positions of a map, `hidden` channels in its feed-forward part. Errors: Error for
/// channels that 4 and the heads do not divide.
BlockPtr makeAifi(std::int64_t channels, std::int64_t hidden, std::int64_t heads);

/// RepC3: `repeats` RepConvs beside a 1 x 1 convolution, whose output is added to theirs.
BlockPtr makeRepC3(std::int64_t in, std::int64_t out, std::int64_t repeats);

} // namespace blindspot::detector
