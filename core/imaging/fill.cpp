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

/// Half the size; each pixel is the mean of those known of the four that it stands for. `addTo(x, y, sum)`
/// adds a pixel of the finer size to `sum`, or says that it is not known.
template <typename AddTo>
Coarse pulled(int fineWidth, int fineHeight, AddTo addTo)
{
    const int width = (fineWidth + 1) / 2;
    const int height = (fineHeight + 1) / 2;
    Coarse level{Layer<Colour>(width, height), Mask(width, height)};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            Colour sum{};
            int count = 0;
            for (int fineY = 2 * y; fineY < std::min(2 * y + 2, fineHeight); ++fineY)
                for (int fineX = 2 * x; fineX < std::min(2 * x + 2, fineWidth); ++fineX)
                    count += addTo(fineX, fineY, sum) ? 1 : 0;
            if (count == 0) continue;
            const float share = 1.0F / static_cast<float>(count);
            level.colours.at(x, y) = {sum[0] * share, sum[1] * share, sum[2] * share};
            level.known.at(x, y) = 1;
        }
    return level;
}

Coarse pulled(const Image& image, const Mask& mask)
{
    return pulled(image.width, image.height, [&](int x, int y, Colour& sum) {
        if (mask.at(x, y) != 0) return false;
        const std::uint8_t* pixel = image.pixel(x, y);
        for (std::size_t channel = 0; channel < 3; ++channel)
            sum[channel] += static_cast<float>(pixel[channel]);
        return true;
    });
}

Coarse pulled(const Coarse& fine)
{
    return pulled(fine.known.width, fine.known.height, [&](int x, int y, Colour& sum) {
        if (fine.known.at(x, y) == 0) return false;
        const Colour& colour = fine.colours.at(x, y);
        for (std::size_t channel = 0; channel < 3; ++channel)
            sum[channel] += colour[channel];
        return true;
    });
}

bool complete(const Coarse& level)
{
    return std::find(level.known.values.begin(), level.known.values.end(), 0) == level.known.values.end();
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
        throw Error(Message::tr("a mask has its picture's size"));
    if (image.empty()) return;
    std::vector<Coarse> levels{pulled(image, mask)};
    while (!complete(levels.back()) && (levels.back().known.width > 1 || levels.back().known.height > 1))
        levels.push_back(pulled(levels.back()));
    if (!complete(levels.back())) levels.back().colours.values.front() = {127, 127, 127};
    for (std::size_t i = levels.size() - 1; i > 0; --i)
        push(levels[i], levels[i - 1]);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (mask.at(x, y) == 0) continue;
            const Colour colour = between(levels.front().colours, x, y);
            for (std::size_t channel = 0; channel < 3; ++channel)
                image.pixel(x, y)[channel] = static_cast<std::uint8_t>(std::lround(colour[channel]));
        }
}

} // namespace blindspot::imaging
