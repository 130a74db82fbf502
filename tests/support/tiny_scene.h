// Inputs and objects for objectives on the tiny detector.
#pragma once

#include "core/patch/scene.h"

#include <ATen/Functions.h>

#include <cstdint>

namespace blindspot::patch::tiny {

constexpr std::int64_t kSide = 96;

/// Noise that gradients are asked of.
inline at::Tensor pictures(std::int64_t count)
{
    return at::rand({count, 3, kSide, kSide}).requires_grad_(true);
}

/// Four objects on three inputs.
inline Scene objects()
{
    Scene scene;
    scene.objects = {{0, {4, 10, 60, 90}, 0.5},
                     {0, {50, 50, 70, 64}, 0.5},
                     {1, {0, 0, 96, 96}, 1},
                     {2, {80, 3, 95, 30}, 1}};
    scene.images = 3;
    return scene;
}

} // namespace blindspot::patch::tiny
