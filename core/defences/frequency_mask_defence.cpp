// A patch detector that needs no training: compact regions in which the colour changes from pixel to pixel as
// it does nowhere else in the picture are masked, and filled with what surrounds them.
//
// Ours, on the observation of Naseer et al. (WACV 2019, see lgs_defence.cpp) that the gradients of a patch
// are denser than those of a photograph. Tried on photographs, brightness does not tell a patch from grass or
// leaves, colour does: few things change their hue all the time. Hence a grey patch is not found, nor one
// that was trained to be smooth, and what is as colourful and finely patterned as a patch is masked too.
//
// 1. The picture is halved, and further down to 320 pixels for its longer side: JPEG and cameras keep no
// finer colours,
//    and a network sees little finer things.
// 2. The colour's gradient at a pixel: |dx| + |dy| of red - green plus that of (red + green) / 2 - blue.
// 3. Its mean in windows of three sizes: half, once and twice `window` pixels. In one of them it must exceed
//    `threshold` (x 1.3 in the smallest, where means scatter more, x 0.8 in the largest) and `ratio` times
//    the picture's median.
// 4. What is thinner than one and a half windows is dropped: lines, and the rims of objects.
// 5. A region must fill its convex hull by `solidity` and be at most three times as long as wide. The hull,
// which fits
//    upright and turned patches alike, is masked with a rim of two of these pixels.
#include "core/defences/kinds.h"
#include "core/imaging/filters.h"
#include "core/imaging/planes.h"

#include <algorithm>
#include <utility>

namespace blindspot::defences {

namespace {

using imaging::Image;
using imaging::Mask;
using imaging::Plane;

constexpr int kLongestSide = 320; ///< of the picture that is measured
constexpr int kMargin = 2;        ///< of its pixels around what is found
constexpr double kMaxAspect = 3;

struct FrequencyMaskOptions {
    double threshold = 60;
    double ratio = 3;
    int window = 11;
    double solidity = 0.6;
};

/// At another size, each pixel as the one at its place.
Mask resized(const Mask& mask, int width, int height)
{
    Mask result(width, height);
    for (int y = 0; y < height; ++y) {
        const int row = static_cast<int>(std::int64_t{y} * mask.height / height);
        for (int x = 0; x < width; ++x)
            result.at(x, y) = mask.at(static_cast<int>(std::int64_t{x} * mask.width / width), row);
    }
    return result;
}

class FrequencyMaskDefence final : public Defence {
  public:
    explicit FrequencyMaskDefence(const FrequencyMaskOptions& options) : options_(options) {}

    Filtered apply(const Image& picture, std::uint64_t) const override
    {
        const double scale =
            std::min(0.5, static_cast<double>(kLongestSide) / std::max(picture.width, picture.height));
        const Mask mask = resized(find(imaging::shrink(picture, scale)), picture.width, picture.height);
        Image result = picture;
        if (std::any_of(mask.values.begin(), mask.values.end(),
                        [](std::uint8_t value) { return value != 0; }))
            imaging::fillFromSurroundings(result, mask);
        return {std::move(result)};
    }

  private:
    Mask find(const Image& picture) const
    {
        const Plane gradient = imaging::colourGradient(picture);
        const double relative = options_.ratio * static_cast<double>(imaging::quantile(gradient, 0.5));
        Mask found(picture.width, picture.height);
        const std::pair<int, double> windows[] = {
            {options_.window / 2 | 1, 1.3}, {options_.window, 1.0}, {2 * options_.window + 1, 0.8}};
        for (const auto& [side, factor] : windows) {
            if (side > std::min(picture.width, picture.height)) continue;
            const auto least = static_cast<float>(std::max(options_.threshold * factor, relative));
            const int thickest = side + side / 2; // a line becomes a bar a little wider than the window
            const Mask dense =
                imaging::opened(imaging::above(imaging::boxMean(gradient, side), least), thickest);
            imaging::addCompactRegions(
                dense, {static_cast<double>(thickest), kMaxAspect, options_.solidity, kMargin}, found);
        }
        return found;
    }

    FrequencyMaskOptions options_;
};

} // namespace

DefenceKind frequencyMaskKind()
{
    const FrequencyMaskOptions usual;
    return {
        "frequency-mask",
        "Masks compact regions in which the colour changes in every pixel, and fills them from their "
        "surroundings",
        {{.name = "threshold",
          .value = usual.threshold,
          .low = 1,
          .high = 1020,
          .description = "mean change of colour to the next pixels in a region, in grey levels"},
         {.name = "ratio",
          .value = usual.ratio,
          .low = 0,
          .high = 100,
          .description = "how many times the picture's median change it must be as well"},
         {.name = "window",
          .value = static_cast<double>(usual.window),
          .low = 5,
          .high = 201,
          .whole = true,
          .odd = true,
          .description = "side of the middle one of three windows, in pixels of the halved picture"},
         {.name = "solidity",
          .value = usual.solidity,
          .low = 0,
          .high = 1,
          .description = "least share of its convex hull that a region fills"}},
        [](const std::vector<double>& values) -> std::unique_ptr<Defence> {
            return std::make_unique<FrequencyMaskDefence>(
                FrequencyMaskOptions{values[0], values[1], static_cast<int>(values[2]), values[3]});
        },
    };
}

} // namespace blindspot::defences
