#include "core/patch/paster.h"

#include "core/compute/host_copy.h"
#include "core/patch/pyramid.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/TensorOptions.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace blindspot::patch {

namespace {

/// Calls visit(pixel index, u, v) for each pixel whose centre lies in the patch; u, v in [0, 1).
template <typename Visit>
void forEachPixel(const PlacedPatch& placed, std::int64_t height, std::int64_t width, const Visit& visit)
{
    const Projection toPatch = squareToQuad(placed.corners).inverse();
    const PixelBounds bounds = boundsOf(placed, height, width);
    for (std::int64_t y = bounds.y1; y < bounds.y2; ++y)
        for (std::int64_t x = bounds.x1; x < bounds.x2; ++x) {
            const auto [across, v] = toPatch.apply(static_cast<double>(x) + 0.5, static_cast<double>(y) + 0.5);
            const double u = unbent(across, placed.bend, placed.turn);
            if (u >= 0 && u < 1 && v >= 0 && v < 1) visit((placed.input * height + y) * width + x, u, v);
        }
}

/// Growing columns of the footprint, on the host.
struct Columns {
    std::vector<std::int64_t> pixels;
    std::vector<float> grid, gain, offset;
    std::vector<float> noise[3];
};

template <typename Value>
at::Tensor toTensor(const std::vector<Value>& values, at::ScalarType type, const std::string& device)
{
    const at::Tensor host =
        at::empty({static_cast<std::int64_t>(values.size())}, at::TensorOptions().dtype(type));
    std::copy(values.begin(), values.end(), host.data_ptr<Value>());
    return compute::deviceCopy(host, at::Device(device));
}

} // namespace

Footprint rasterise(const std::vector<PlacedPatch>& placements, std::int64_t batch, std::int64_t height,
                    std::int64_t width, const std::string& device)
{
    std::vector<std::int32_t> owner(static_cast<std::size_t>(batch * height * width), -1);
    for (std::size_t i = 0; i < placements.size(); ++i)
        forEachPixel(placements[i], height, width, [&](std::int64_t pixel, double, double) {
            owner[static_cast<std::size_t>(pixel)] = static_cast<std::int32_t>(i);
        });

    std::vector<std::size_t> order(placements.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return levelOf(placements[a]) < levelOf(placements[b]);
    });

    Columns columns;
    Footprint footprint;
    footprint.levels.assign(kLevels, 0);
    const bool noisy =
        std::any_of(placements.begin(), placements.end(), [](const PlacedPatch& p) { return p.noise > 0; });
    for (const std::size_t i : order) {
        const PlacedPatch& placed = placements[i];
        RandomStream noise(placed.noiseKey, 0, 0);
        const bool erases = placed.erases();
        forEachPixel(placed, height, width, [&](std::int64_t pixel, double u, double v) {
            if (owner[static_cast<std::size_t>(pixel)] != static_cast<std::int32_t>(i)) return;
            const bool erased = erases && placed.erasedAt(u, v);
            const double offset = erased ? kErased : placed.brightness;
            columns.pixels.push_back(pixel);
            columns.grid.push_back(static_cast<float>(2 * u - 1));
            columns.grid.push_back(static_cast<float>(2 * v - 1));
            const double light = 1 + placed.lightX * (2 * u - 1) + placed.lightY * (2 * v - 1);
            columns.gain.push_back(erased ? 0.0F : static_cast<float>(placed.contrast * light)); // 0: nor is there a gradient
            columns.offset.push_back(static_cast<float>(offset * light));
            if (noisy)
                for (auto& channel : columns.noise)
                    channel.push_back(static_cast<float>(offset * light + placed.noise * noise.normal()));
            ++footprint.levels[levelOf(placed)];
        });
    }
    footprint.pixels = toTensor(columns.pixels, at::kLong, device);
    footprint.grid = toTensor(columns.grid, at::kFloat, device).view({-1, 2});
    footprint.gain = toTensor(columns.gain, at::kFloat, device);
    if (noisy)
        footprint.offset = at::stack({toTensor(columns.noise[0], at::kFloat, device),
                                      toTensor(columns.noise[1], at::kFloat, device),
                                      toTensor(columns.noise[2], at::kFloat, device)});
    else
        footprint.offset = toTensor(columns.offset, at::kFloat, device);
    return footprint;
}

at::Tensor pastePatches(const at::Tensor& background, const at::Tensor& patch, const Footprint& footprint)
{
    std::vector<at::Tensor> samples;
    at::Tensor level = patch.unsqueeze(0) / 255;
    std::int64_t start = 0, remaining = footprint.pixels.size(0);
    for (std::size_t i = 0; i < footprint.levels.size() && remaining > 0; ++i) {
        if (i > 0) level = at::adaptive_avg_pool2d(level, {nextSide(level.size(2)), nextSide(level.size(3))});
        const std::int64_t count = footprint.levels[i];
        if (count == 0) continue;
        const at::Tensor grid = footprint.grid.narrow(0, start, count).view({1, 1, count, 2});
        samples.push_back(
            at::grid_sampler_2d(level, grid, /*bilinear*/ 0, /*border*/ 1, /*align_corners=*/false)
                .view({3, count}));
        start += count;
        remaining -= count;
    }
    const std::int64_t batch = background.size(0), height = background.size(1), width = background.size(2);
    at::Tensor canvas = background.reshape({-1, 3});
    if (!samples.empty()) {
        const at::Tensor values = (at::cat(samples, 1) * footprint.gain + footprint.offset).clamp(0, 1);
        canvas = canvas.index_put({footprint.pixels}, values.t());
    }
    return canvas.view({batch, height, width, 3}).permute({0, 3, 1, 2});
}

at::Tensor pasteFixed(const at::Tensor& background, const at::Tensor& patch, std::int64_t row,
                      std::int64_t column)
{
    const at::Tensor canvas = background.permute({0, 3, 1, 2}).clone();
    canvas.narrow(2, row, patch.size(-2)).narrow(3, column, patch.size(-1)).copy_(patch / 255);
    return canvas;
}

} // namespace blindspot::patch
