#include "core/common/error.h"
#include "core/imaging/planes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace blindspot::imaging {

namespace {

using Colour = std::array<float, 3>;

/// The picture at one of its coarser and coarser sizes: colours, and where they are known.
struct Coarse {
    Layer<Colour> colours;
    Mask known;
};

Coarse finest(const Image& image, const Mask& mask)
{
    Coarse level{Layer<Colour>(image.width, image.height), Mask(image.width, image.height)};
    for (std::size_t i = 0; i < mask.values.size(); ++i) {
        for (std::size_t channel = 0; channel < 3; ++channel)
            level.colours.values[i][channel] = static_cast<float>(image.rgb[3 * i + channel]);
        level.known.values[i] = mask.values[i] == 0 ? 1 : 0;
    }
    return level;
}

/// Half the size; each pixel is the mean of those known of the four that it stands for.
Coarse pulled(const Coarse& fine)
{
    const int width = (fine.known.width + 1) / 2;
    const int height = (fine.known.height + 1) / 2;
    Coarse level{Layer<Colour>(width, height), Mask(width, height)};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            Colour sum{};
            float count = 0;
            for (int fineY = 2 * y; fineY < std::min(2 * y + 2, fine.known.height); ++fineY)
                for (int fineX = 2 * x; fineX < std::min(2 * x + 2, fine.known.width); ++fineX) {
                    if (fine.known.at(fineX, fineY) == 0) continue;
                    const Colour& colour = fine.colours.at(fineX, fineY);
                    for (std::size_t channel = 0; channel < 3; ++channel)
                        sum[channel] += colour[channel];
                    ++count;
                }
            if (count == 0) continue;
            for (std::size_t channel = 0; channel < 3; ++channel)
                level.colours.at(x, y)[channel] = sum[channel] / count;
            level.known.at(x, y) = 1;
        }
    return level;
}

/// Between the coarse pixels that are nearest to a fine one, bilinear.
Colour between(const Layer<Colour>& coarse, int x, int y)
{
    const float column =
        std::clamp(static_cast<float>(x) / 2 - 0.25F, 0.0F, static_cast<float>(coarse.width - 1));
    const float row =
        std::clamp(static_cast<float>(y) / 2 - 0.25F, 0.0F, static_cast<float>(coarse.height - 1));
    const int left = static_cast<int>(column);
    const int top = static_cast<int>(row);
    const int right = std::min(left + 1, coarse.width - 1);
    const int bottom = std::min(top + 1, coarse.height - 1);
    const float across = column - static_cast<float>(left);
    const float down = row - static_cast<float>(top);
    Colour result{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const float above =
            coarse.at(left, top)[channel] * (1 - across) + coarse.at(right, top)[channel] * across;
        const float below =
            coarse.at(left, bottom)[channel] * (1 - across) + coarse.at(right, bottom)[channel] * across;
        result[channel] = above * (1 - down) + below * down;
    }
    return result;
}

/// What is not known in `fine` is taken from `coarse`, in which all is.
void push(const Coarse& coarse, Coarse& fine)
{
    for (int y = 0; y < fine.known.height; ++y)
        for (int x = 0; x < fine.known.width; ++x)
            if (fine.known.at(x, y) == 0) fine.colours.at(x, y) = between(coarse.colours, x, y);
}

} // namespace

void fillFromSurroundings(Image& image, const Mask& mask)
{
    if (mask.width != image.width || mask.height != image.height)
        throw Error("a mask has its picture's size");
    if (image.empty()) return;
    std::vector<Coarse> levels{finest(image, mask)};
    while (levels.back().known.width > 1 || levels.back().known.height > 1)
        levels.push_back(pulled(levels.back()));
    if (levels.back().known.values.front() == 0) levels.back().colours.values.front() = {127, 127, 127};
    for (std::size_t i = levels.size() - 1; i > 0; --i)
        push(levels[i], levels[i - 1]);
    for (std::size_t i = 0; i < mask.values.size(); ++i)
        if (mask.values[i] != 0)
            for (std::size_t channel = 0; channel < 3; ++channel)
                image.rgb[3 * i + channel] =
                    static_cast<std::uint8_t>(std::lround(levels.front().colours.values[i][channel]));
}

} // namespace blindspot::imaging
