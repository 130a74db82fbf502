// Functions that make pictures in memory for tests: noise, and slow changes of colour.
#pragma once

#include "core/common/random.h"
#include "core/imaging/image.h"

#include <cstdint>

namespace blindspot::testing {

/// Every byte drawn anew.
inline imaging::Image noisePicture(int width, int height, std::uint64_t seed)
{
    imaging::Image image(width, height);
    RandomStream random(seed, 0, 0);
    for (std::uint8_t& value : image.rgb)
        value = static_cast<std::uint8_t>(random.below(256));
    return image;
}

/// From dark at the upper left to bright at the lower right, each colour in its own way.
inline imaging::Image slopePicture(int width, int height)
{
    imaging::Image image(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = image.pixel(x, y);
            pixel[0] = static_cast<std::uint8_t>(40 + 160 * x / width);
            pixel[1] = static_cast<std::uint8_t>(40 + 160 * y / height);
            pixel[2] = static_cast<std::uint8_t>(40 + 80 * x / width + 80 * y / height);
        }
    return image;
}

} // namespace blindspot::testing
