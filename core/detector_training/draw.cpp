// The pixels of a composition: plain loops, since a pass over the bytes is cheaper than the dozen that tensor
// operations need.
#include "core/detector_training/augmentation.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace blindspot::detector_training {

namespace {

constexpr std::uint8_t kBorder = 114;

/// For each column (or row) of the result: the two source pixels that it lies between, and how near to the
/// second.
struct Taps {
    std::vector<std::int32_t> first, second;
    std::vector<float> weight;

    Taps(std::int64_t from, std::int64_t to, double scale, double offset, double low, double high)
    {
        for (std::int64_t i = from; i < to; ++i) {
            const double place =
                std::clamp((static_cast<double>(i) + 0.5 - offset) / scale - 0.5, low, high - 1);
            const auto left = static_cast<std::int32_t>(place);
            first.push_back(left);
            second.push_back(std::min(left + 1, static_cast<std::int32_t>(high) - 1));
            weight.push_back(static_cast<float>(place - left));
        }
    }
};

/// Hue, saturation and value times their factors, as ultralytics' RandomHSV: hue wraps around, the others are
/// clipped.
class ColourChange {
  public:
    explicit ColourChange(const Composition& composition)
        : hue_(static_cast<float>(composition.hue)), saturation_(static_cast<float>(composition.saturation)),
          value_(static_cast<float>(composition.value)),
          any_(composition.hue != 1 || composition.saturation != 1 || composition.value != 1)
    {
    }

    bool any() const { return any_; }

    void apply(float& r, float& g, float& b) const
    {
        const float most = std::max({r, g, b}), least = std::min({r, g, b}), span = most - least;
        const float value = std::min(most * value_, 255.0F);
        if (span <= 0) { // grey has no hue and no saturation
            r = g = b = value;
            return;
        }
        float sector = most == r   ? (g - b) / span
                       : most == g ? 2 + (b - r) / span
                                   : 4 + (r - g) / span; // -1 to 5
        if (sector < 0) sector += 6;
        sector *= hue_;
        if (sector >= 6) sector -= 6;
        const float chroma = value * std::min(span / most * saturation_, 1.0F);
        const auto channel = [&](float shift) {
            float k = shift + sector;
            if (k >= 6) k -= 6;
            return value - chroma * std::clamp(std::min(k, 4 - k), 0.0F, 1.0F);
        };
        r = channel(5), g = channel(3), b = channel(1);
    }

  private:
    float hue_, saturation_, value_;
    bool any_;
};

std::uint8_t rounded(float value)
{
    return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

void drawTile(const TrainingImage& image, const Tile& tile, const ColourChange& colours, std::int64_t side,
              bool mirrored, std::uint8_t* target)
{
    const auto x1 = static_cast<std::int64_t>(tile.drawn.x1), x2 = static_cast<std::int64_t>(tile.drawn.x2);
    const auto y1 = static_cast<std::int64_t>(tile.drawn.y1), y2 = static_cast<std::int64_t>(tile.drawn.y2);
    const Taps columns(x1, x2, tile.scale, tile.left, image.content.x1, image.content.x2);
    const Taps rows(y1, y2, tile.scale, tile.top, image.content.y1, image.content.y2);
    const std::int64_t plane = side * side;
    for (std::int64_t y = y1; y < y2; ++y) {
        const auto row = static_cast<std::size_t>(y - y1);
        const std::uint8_t* upper = image.pixels + rows.first[row] * side;
        const std::uint8_t* lower = image.pixels + rows.second[row] * side;
        const float down = rows.weight[row];
        for (std::int64_t x = x1; x < x2; ++x) {
            const auto column = static_cast<std::size_t>(x - x1);
            const std::int32_t a = columns.first[column], b = columns.second[column];
            const float along = columns.weight[column];
            float colour[3];
            for (std::int64_t c = 0; c < 3; ++c) {
                const std::uint8_t *above = upper + c * plane, *below = lower + c * plane;
                const float top =
                    static_cast<float>(above[a]) + along * static_cast<float>(above[b] - above[a]);
                const float bottom =
                    static_cast<float>(below[a]) + along * static_cast<float>(below[b] - below[a]);
                colour[c] = top + down * (bottom - top);
            }
            if (colours.any()) colours.apply(colour[0], colour[1], colour[2]);
            std::uint8_t* pixel = target + (y * side + (mirrored ? side - 1 - x : x)) * 3;
            for (int c = 0; c < 3; ++c)
                pixel[c] = rounded(colour[c]);
        }
    }
}

} // namespace

void draw(std::span<const TrainingImage> images, const Composition& composition, std::int64_t side,
          std::uint8_t* target)
{
    std::memset(target, kBorder, static_cast<std::size_t>(side * side * 3));
    const ColourChange colours(composition);
    for (const Tile& tile : composition.tiles)
        drawTile(images[tile.image], tile, colours, side, composition.mirrored, target);
}

} // namespace blindspot::detector_training
