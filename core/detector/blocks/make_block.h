// Functions that make the block for a layer of a specification. Internal to core/detector: they include LibTorch's module header.
#pragma once

#include "core/detector/blocks/block.h"
#include "core/detector/network_spec.h"

namespace blindspot::detector {

/// With `in` input channels. Null for Concat, CBFuse, Detect and RTDETRDecoder, which read several layers.
BlockPtr makeBlock(const LayerSpec& layer, std::int64_t in);

/// One scale's branch of the heads: boxes (4 x regMax numbers) or class logits.
BlockPtr makeBoxBranch(std::int64_t in, std::int64_t hidden, std::int64_t regMax);
BlockPtr makeClassBranch(std::int64_t in, std::int64_t hidden, std::int64_t classes, bool depthwise);

} // namespace blindspot::detector
