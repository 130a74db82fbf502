// A small RT-DETR of random weights, for tests: the layers of the published one with few channels.
#pragma once

#include "core/detector/network.h"
#include "core/detector/state_dict.h"

#include <ATen/ATen.h>

namespace blindspot::testing {

inline detector::NetworkSpec tinyRtdetrSpec(std::int64_t classes = 3)
{
    using detector::LayerKind;
    detector::NetworkSpec spec = detector::standardSpec(detector::Family::RtDetr, 'l', classes);
    for (detector::LayerSpec& layer : spec.layers) {
        if (layer.channels > 0) layer.channels = layer.kind == LayerKind::HgStem || layer.channels < 256 ? 16 : 32;
        if (layer.kind == LayerKind::HgStem || layer.kind == LayerKind::HgBlock) layer.hidden = 8;
        if (layer.kind == LayerKind::HgBlock) layer.repeats = 2;
        if (layer.kind == LayerKind::Aifi) layer.hidden = 48;
        if (layer.kind == LayerKind::RepC3) layer.repeats = 1;
        if (layer.groups > 1) layer.groups = layer.channels;
    }
    spec.decoder->in = {32, 32, 32};
    spec.decoder->channels = 32;
    spec.decoder->layers = 2;
    spec.decoder->hidden = 48;
    return spec;
}

/// The tensors of such a network, under ultralytics' names; scores and boxes differ much from place to place.
inline detector::StateDict tinyRtdetrWeights(std::uint64_t seed = 1, std::int64_t classes = 3)
{
    at::manual_seed(seed);
    detector::Network network(tinyRtdetrSpec(classes));
    const at::NoGradGuard noGrad;
    detector::StateDict weights;
    for (const auto& item : network.named_parameters()) {
        at::Tensor value = item.value().detach().clone();
        if (value.dim() == 4) value = at::randn(value.sizes()) * std::sqrt(2.0 / static_cast<double>(value.numel() / value.size(0)));
        if (item.key().find("score_head") != std::string::npos && value.dim() == 2) value = at::randn(value.sizes()) * 0.4;
        weights.tensors[item.key()] = value;
    }
    for (const auto& item : network.named_buffers())
        weights.tensors[item.key()] = item.value().detach().clone();
    weights.inputSize = {96, 96};
    return weights;
}

} // namespace blindspot::testing
