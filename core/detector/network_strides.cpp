// The size of every map of a network, as pixels of the input a cell.
#include "core/common/error.h"
#include "core/detector/network_spec.h"
#include "core/detector/network_text.h"

#include <algorithm>

namespace blindspot::detector {

namespace {

constexpr std::int64_t kMaxStride = 1024;

[[noreturn]] void refuse(std::size_t index, const LayerSpec& layer, Message what, const std::string& where)
{
    throw Error({Message::tr("the block model.%1 (%2) cannot be built: %3"), index, layerName(layer.kind), what}, where,
                Message::tr("use a detector as ultralytics builds it"));
}

/// How many times as coarse the layer's output is as its input.
std::int64_t factorOf(const LayerSpec& layer)
{
    switch (layer.kind) {
    case LayerKind::Conv:
    case LayerKind::GhostConv:
    case LayerKind::ScDown:
        return layer.stride;
    case LayerKind::AConv:
    case LayerKind::ADown:
        return 2;
    case LayerKind::HgStem:
        return 4;
    default:
        return 1;
    }
}

} // namespace

void settleStrides(NetworkSpec& spec, const std::string& where)
{
    std::vector<std::int64_t> strides;
    for (std::size_t index = 0; index < spec.layers.size(); ++index) {
        const LayerSpec& layer = spec.layers[index];
        std::vector<std::int64_t> inputs;
        for (const int from : layer.from) {
            const std::int64_t at = from < 0 ? static_cast<std::int64_t>(index) + from : from;
            const bool input = index == 0 && from == -1;
            if (!input && (at < 0 || at >= static_cast<std::int64_t>(index)))
                refuse(index, layer, {Message::tr("it reads the layer %1"), from}, where);
            inputs.push_back(input ? 1 : strides[static_cast<std::size_t>(at)]);
        }
        if (inputs.empty()) refuse(index, layer, Message::tr("it reads nothing"), where);
        const bool alike = std::all_of(inputs.begin(), inputs.end(), [&inputs](std::int64_t one) { return one == inputs.front(); });
        if (layer.kind == LayerKind::Concat && !alike)
            refuse(index, layer, Message::tr("its inputs are maps of different sizes"), where);
        if (layer.kind == LayerKind::Upsample && inputs.front() % 2 != 0)
            refuse(index, layer, Message::tr("its output would be larger than the input"), where);
        if (layer.kind == LayerKind::Detect || layer.kind == LayerKind::RtDetrDecoder) spec.strides = inputs;
        const std::int64_t out = layer.kind == LayerKind::Upsample ? inputs.front() / 2
                                 : layer.kind == LayerKind::CbFuse ? inputs.back()
                                                                   : inputs.front() * factorOf(layer);
        if (out < 1 || out > kMaxStride) refuse(index, layer, {Message::tr("its map has a stride of %1 pixels"), out}, where);
        strides.push_back(out);
    }
}

} // namespace blindspot::detector
