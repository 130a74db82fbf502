// Pictures with painted objects, for tests of what the network is shown.
#pragma once

#include "core/common/box.h"
#include "core/patch/scene.h"

#include <ATen/ATen.h>

#include <cmath>
#include <vector>

namespace blindspot::patch::painted {

inline constexpr std::int64_t kSide = 192;
inline constexpr int kLeft = 220, kRight = 170, kBackground = 20; // values of an object's left and right half, and around it
inline constexpr double kPadding = 114.0 / 255;

/// A dark picture whose objects are painted, their left halves brighter than their right ones.
inline PreparedImage picture(std::int64_t id, const std::vector<Box>& boxes)
{
    PreparedImage image;
    image.id = id;
    image.pixels = at::full({3, kSide, kSide}, kBackground, at::kByte);
    image.boxes = boxes;
    image.content = {0, 0, kSide, kSide};
    const auto count = static_cast<std::int64_t>(boxes.size());
    image.targets = {at::zeros({count, 4}), at::full({count}, id, at::kLong)};
    for (std::int64_t i = 0; i < count; ++i) {
        const Box& box = boxes[static_cast<std::size_t>(i)];
        const auto x1 = std::llround(box.x1), x2 = std::llround(box.x2), y1 = std::llround(box.y1), y2 = std::llround(box.y2);
        const at::Tensor rows = image.pixels.narrow(1, y1, y2 - y1);
        rows.narrow(2, x1, (x2 - x1) / 2).fill_(kLeft);
        rows.narrow(2, x1 + (x2 - x1) / 2, x2 - x1 - (x2 - x1) / 2).fill_(kRight);
        const double sides[] = {box.x1, box.y1, box.x2, box.y2};
        for (int side = 0; side < 4; ++side)
            image.targets.boxes[i][side] = sides[side];
    }
    return image;
}

/// Objects in the middle, at borders and in corners, tall and wide, small and large; one a picture.
inline std::vector<PreparedImage> singles()
{
    const std::vector<Box> boxes = {{60, 60, 130, 100}, {30, 4, 180, 150}, {0, 130, 50, 192},
                                    {150, 20, 192, 50}, {100, 92, 120, 142}, {0, 0, 40, 60},
                                    {160, 160, 192, 192}, {80, 0, 104, 30}, {90, 90, 160, 178}};
    std::vector<PreparedImage> images;
    for (const Box& box : boxes)
        images.push_back(picture(static_cast<std::int64_t>(images.size()) + 1, {box}));
    return images;
}

/// One network input of tiles x tiles crops, one a visit, drawn.
inline Scene tiledInput(const std::vector<PreparedImage>& images, const std::vector<Visit>& visits, std::int64_t tiles,
                        const TrainOptions& options, const std::string& device)
{
    Scene scene = planTiles(images, visits, tiles, options);
    scene.background = drawTiles(images, scene.tiles, 1, scene.side, device);
    return scene;
}

inline std::vector<Visit> visits(std::size_t count, std::int64_t iteration = 0)
{
    std::vector<Visit> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back({i, iteration, 0});
    return all;
}

inline TrainOptions tiled(double flip)
{
    TrainOptions options = TrainOptions::forRecipe("hide");
    options.patchSize = 64;
    options.seed = 11;
    options.transforms = TransformOptions::none();
    options.tiling.minObject = 0.35;
    options.tiling.maxObject = 0.8; // an object is whole in its tile
    options.tiling.flip = flip;
    return options;
}

inline bool same(const Box& a, const Box& b)
{
    return std::abs(a.x1 - b.x1) < 1e-4 && std::abs(a.y1 - b.y1) < 1e-4 && std::abs(a.x2 - b.x2) < 1e-4 && std::abs(a.y2 - b.y2) < 1e-4;
}

} // namespace blindspot::patch::painted
