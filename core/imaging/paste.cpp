#include "core/imaging/paste.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace blindspot::imaging {

namespace {

/// Bilinear at (x, y), in units in which a pixel's centre is a whole number.
void sample(const Image& image, double x, double y, std::uint8_t* target)
{
    const double column = std::clamp(x, 0.0, image.width - 1.0);
    const double row = std::clamp(y, 0.0, image.height - 1.0);
    const int left = static_cast<int>(column);
    const int top = static_cast<int>(row);
    const int right = std::min(left + 1, image.width - 1);
    const int bottom = std::min(top + 1, image.height - 1);
    const double across = column - left;
    const double down = row - top;
    for (int channel = 0; channel < 3; ++channel) {
        const double above =
            image.pixel(left, top)[channel] * (1 - across) + image.pixel(right, top)[channel] * across;
        const double below =
            image.pixel(left, bottom)[channel] * (1 - across) + image.pixel(right, bottom)[channel] * across;
        target[channel] = static_cast<std::uint8_t>(std::lround(above * (1 - down) + below * down));
    }
}

/// Cosine and sine; exact for quarter turns, so that these move pixels without mixing them.
struct Turn {
    double cosine, sine;
};

Turn turnBy(double degrees)
{
    const double rest = std::remainder(degrees, 360.0);
    if (rest == 0) return {1, 0};
    if (rest == 90) return {0, 1};
    if (rest == -90) return {0, -1};
    if (std::abs(rest) == 180) return {-1, 0};
    const double angle = rest / 180.0 * std::numbers::pi;
    return {std::cos(angle), std::sin(angle)};
}

/// Which place of a flat cover is seen at `across` from its middle when it is bent by `bend` radians to each side; beyond its
/// rim where none is.
double unbent(double across, double halfWidth, double bend)
{
    if (bend == 0) return across;
    const double sine = across / halfWidth * bend;
    return std::abs(sine) > 1 ? 2 * halfWidth : std::asin(sine) / bend * halfWidth;
}

/// The first and the one after the last whole pixel of [0, `size`) whose centre may lie within `reach` of
/// `centre`.
std::pair<int, int> span(double centre, double reach, int size)
{
    const auto inside = [size](double value) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(size)));
    };
    return {inside(std::floor(centre - reach)), inside(std::ceil(centre + reach))};
}

} // namespace

void pasteTurned(Image& picture, const Image& cover, double centreX, double centreY, double degrees, double bend)
{
    if (picture.empty() || cover.empty()) return;
    const auto [cosine, sine] = turnBy(degrees);
    const double halfWidth = cover.width / 2.0;
    const double halfHeight = cover.height / 2.0;
    const auto [x1, x2] =
        span(centreX, halfWidth * std::abs(cosine) + halfHeight * std::abs(sine) + 1, picture.width);
    const auto [y1, y2] =
        span(centreY, halfWidth * std::abs(sine) + halfHeight * std::abs(cosine) + 1, picture.height);
    for (int y = y1; y < y2; ++y)
        for (int x = x1; x < x2; ++x) {
            const double dx = x + 0.5 - centreX;
            const double dy = y + 0.5 - centreY;
            const double column = unbent(dx * cosine + dy * sine, halfWidth, bend / 180 * std::numbers::pi) + halfWidth;
            const double row = dy * cosine - dx * sine + halfHeight;
            if (column < 0 || column >= cover.width || row < 0 || row >= cover.height) continue;
            sample(cover, column - 0.5, row - 0.5, picture.pixel(x, y));
        }
}

} // namespace blindspot::imaging
