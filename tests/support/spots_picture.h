// A picture of soft spots, which looks to a perceptual hash as a photograph does; each seed gives another.
#pragma once

#include "core/common/random.h"
#include "core/imaging/image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace blindspot::testing {

/// Soft spots of light and dark on a slope, as photographs have them: most of the change is slow.
inline imaging::Image spotsPicture(int width, int height, std::uint64_t seed)
{
    RandomStream random(seed, 0, 0);
    struct Spot {
        double x, y, radius;
        double colour[3];
    };
    std::vector<Spot> all;
    const auto unit = [&random] { return static_cast<double>(random.below(10000)) / 10000; };
    for (int i = 0; i < 40; ++i)
        all.push_back({unit(), unit(), 0.05 + 0.2 * unit(), {255 * unit() - 128, 255 * unit() - 128, 255 * unit() - 128}});
    imaging::Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            double colour[3] = {110.0 + 40 * x / width, 120.0 + 30 * y / height, 115};
            for (const Spot& spot : all) {
                const double dx = (static_cast<double>(x) / width - spot.x) / spot.radius;
                const double dy = (static_cast<double>(y) / height - spot.y) / spot.radius;
                const double weight = std::exp(-(dx * dx + dy * dy));
                for (int c = 0; c < 3; ++c)
                    colour[c] += spot.colour[c] * weight;
            }
            for (int c = 0; c < 3; ++c)
                image.pixel(x, y)[c] = static_cast<std::uint8_t>(std::clamp(colour[c], 0.0, 255.0));
        }
    return image;
}

} // namespace blindspot::testing
