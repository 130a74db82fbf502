// A decoded picture as plain bytes, so that no other module needs to know who decoded it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace blindspot::imaging {

struct Size {
    int width = 0;
    int height = 0;

    bool operator==(const Size&) const = default;
};

/// 8-bit RGB, rows from the top, 3 x width bytes a row without padding.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;

    Image() = default;
    /// All bytes `value`.
    Image(int imageWidth, int imageHeight, std::uint8_t value = 0)
        : width(imageWidth), height(imageHeight),
          rgb(static_cast<std::size_t>(imageWidth) * static_cast<std::size_t>(imageHeight) * 3, value)
    {
    }

    bool empty() const { return rgb.empty(); }
    Size size() const { return {width, height}; }
    std::uint8_t* pixel(int x, int y) { return rgb.data() + offset(x, y); }
    const std::uint8_t* pixel(int x, int y) const { return rgb.data() + offset(x, y); }

  private:
    std::size_t offset(int x, int y) const
    {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
               3;
    }
};

} // namespace blindspot::imaging
