// The blocks of PaddlePaddle's HGNetv2, the backbone of RT-DETR-l and -x, with ultralytics' names. Internal to core/detector: it
// includes LibTorch's module header.
#pragma once

#include "core/detector/blocks/block.h"

#include <cstdint>

namespace blindspot::detector {

/// HGStem: from `in` channels (the picture's 3) to `out` at a quarter of its size; `hidden` channels within.
BlockPtr makeHgStem(std::int64_t in, std::int64_t hidden, std::int64_t out);

struct HgBlockOptions {
    std::int64_t in = 0, hidden = 0, out = 0;
    std::int64_t kernel = 3, repeats = 6;
    bool light = false;    ///< each of the repeated convolutions is a 1 x 1 one and a depthwise one
    bool shortcut = false; ///< the input is added to the output where it has as many channels
};
/// HGBlock: `repeats` convolutions, chained, whose outputs and the input are put together and mixed.
BlockPtr makeHgBlock(const HgBlockOptions& options);

} // namespace blindspot::detector
