// QueryDecoderOptions are the sizes of RT-DETR's decoder.
#pragma once

#include <cstdint>
#include <vector>

namespace blindspot::detector {

/// Defaults: those of RT-DETR-l and -x as ultralytics builds them.
struct QueryDecoderOptions {
    std::vector<std::int64_t> in = {256, 256, 256}; ///< channels of each map
    std::int64_t classes = 80;
    std::int64_t channels = 256; ///< of a query
    std::int64_t queries = 300;
    std::int64_t heads = 8;
    std::int64_t points = 4; ///< that a head reads of each map
    std::int64_t layers = 6;
    std::int64_t hidden = 1024; ///< channels of the feed-forward parts

    bool operator==(const QueryDecoderOptions&) const = default;
};

} // namespace blindspot::detector
