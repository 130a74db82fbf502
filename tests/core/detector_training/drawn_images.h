// Small images of coloured shapes with exact boxes, drawn from a seed: what detectors are trained on in
// tests.
#pragma once

#include "core/common/random.h"
#include "core/compute/labelled_image.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <algorithm>
#include <vector>

namespace blindspot::test {

/// Discs (class 0, reddish) and squares (class 1, bluish), one or two an image, on a noisy background.
inline std::vector<compute::LabelledImage> drawnImages(std::int64_t count, std::int64_t side,
                                                       std::uint64_t seed)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t i = 0; i < count; ++i) {
        RandomStream random(seed, 0, static_cast<std::uint64_t>(i));
        compute::LabelledImage& image = images.emplace_back();
        image.id = i + 1;
        image.content = {0, 0, static_cast<double>(side), static_cast<double>(side)};
        image.pixels = at::empty({3, side, side}, at::kByte);
        auto* pixels = image.pixels.data_ptr<std::uint8_t>();
        for (std::int64_t p = 0; p < 3 * side * side; ++p)
            pixels[p] = static_cast<std::uint8_t>(90 + random.below(60));
        const auto objects = static_cast<std::int64_t>(1 + random.below(2));
        image.boxes = at::empty({objects, 4}, at::kFloat);
        image.classes = at::empty({objects}, at::kLong);
        for (std::int64_t o = 0; o < objects; ++o) {
            const bool disc = random.uniform() < 0.5;
            const auto size =
                static_cast<std::int64_t>(static_cast<double>(side) * random.uniform(0.25, 0.4));
            // Each in its own half, so that none hides another.
            const auto half = objects == 1 ? side : side / 2;
            const auto x1 =
                o * half + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(half - size)));
            const auto y1 = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(side - size)));
            for (std::int64_t y = 0; y < size; ++y)
                for (std::int64_t x = 0; x < size; ++x) {
                    const std::int64_t dx = 2 * x + 1 - size, dy = 2 * y + 1 - size;
                    if (disc && dx * dx + dy * dy > size * size) continue;
                    const std::int64_t at = (y1 + y) * side + x1 + x;
                    pixels[at] = disc ? 230 : 20;
                    pixels[side * side + at] = 30;
                    pixels[2 * side * side + at] = disc ? 20 : 230;
                }
            const float corners[] = {static_cast<float>(x1), static_cast<float>(y1),
                                     static_cast<float>(x1 + size), static_cast<float>(y1 + size)};
            std::copy(corners, corners + 4, image.boxes.data_ptr<float>() + 4 * o);
            image.classes.data_ptr<std::int64_t>()[o] = disc ? 0 : 1;
        }
    }
    return images;
}

} // namespace blindspot::test
