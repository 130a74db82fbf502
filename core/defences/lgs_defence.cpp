// Local gradients smoothing: Naseer, Khan, Porikli, "Local gradients smoothing: defense against localized
// adversarial attacks", WACV 2019 (arXiv 1807.01216), section 4.
//
// As in the paper: the magnitude of the first-order gradient (equation 4), normalised to [0, 1] over the
// picture (5); windows that overlap, of which those with a mean of at most the threshold are set to zero (6);
// the picture multiplied by 1 - lambda x g, lambda x g clipped to [0, 1] (7); the defaults for its windows,
// threshold and lambda. Left open there and decided here: the gradient is that of the brightness (0.299 R +
// 0.587 G + 0.114 B), as the difference to the next pixel, zero at the last; a pixel keeps its gradient if
// any window that covers it keeps it; the last window of a row or column is moved inwards to end with the
// picture. The windows are in pixels of the picture as it is, where the paper's pictures all had 299 pixels a
// side.
#include "core/common/error.h"
#include "core/defences/kinds.h"

#include <algorithm>
#include <cmath>

namespace blindspot::defences {

namespace {

struct LgsOptions {
    int window = 15;        ///< pixels
    int overlap = 5;        ///< pixels
    double threshold = 0.1; ///< of the mean normalised gradient
    double lambda = 2.3;
};

std::vector<float> brightnessOf(const imaging::Image& picture)
{
    std::vector<float> brightness(picture.rgb.size() / 3);
    for (std::size_t i = 0; i < brightness.size(); ++i)
        brightness[i] = 0.299F * static_cast<float>(picture.rgb[3 * i]) +
                        0.587F * static_cast<float>(picture.rgb[3 * i + 1]) +
                        0.114F * static_cast<float>(picture.rgb[3 * i + 2]);
    return brightness;
}

/// In [0, 1] over the picture; zero everywhere where it is the same everywhere.
std::vector<float> normalisedGradientOf(const imaging::Image& picture)
{
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    const std::vector<float> brightness = brightnessOf(picture);
    std::vector<float> gradient(brightness.size());
    for (std::size_t y = 0; y < height; ++y) {
        const float* row = brightness.data() + y * width;
        const float* next = y + 1 < height ? row + width : row;
        float* target = gradient.data() + y * width;
        for (std::size_t x = 0; x + 1 < width; ++x) {
            const float across = row[x + 1] - row[x];
            const float down = next[x] - row[x];
            target[x] = std::sqrt(across * across + down * down);
        }
        target[width - 1] = std::abs(next[width - 1] - row[width - 1]);
    }
    const auto [low, high] = std::minmax_element(gradient.begin(), gradient.end());
    const float least = *low;
    const float factor = *high > *low ? 1 / (*high - *low) : 0;
    for (float& value : gradient)
        value = (value - least) * factor;
    return gradient;
}

/// Where windows of `window` pixels, each `step` after the last, begin so that they cover `length` pixels.
std::vector<int> startsOf(int length, int window, int step)
{
    std::vector<int> starts;
    for (int start = 0; start + window < length; start += step)
        starts.push_back(start);
    starts.push_back(std::max(0, length - window));
    return starts;
}

class LgsDefence final : public Defence {
  public:
    explicit LgsDefence(const LgsOptions& options) : options_(options) {}

    Filtered apply(const imaging::Image& picture, std::uint64_t) const override
    {
        const std::vector<float> gradient = normalisedGradientOf(picture);
        const std::vector<std::uint8_t> kept = keptPixels(gradient, picture.width, picture.height);
        const auto lambda = static_cast<float>(options_.lambda);
        imaging::Image result = picture;
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            if (kept[i] == 0) continue;
            const float factor = 1 - std::min(lambda * gradient[i], 1.0F);
            for (std::size_t channel = 3 * i; channel < 3 * i + 3; ++channel)
                result.rgb[channel] =
                    static_cast<std::uint8_t>(static_cast<float>(picture.rgb[channel]) * factor + 0.5F);
        }
        return {std::move(result)};
    }

  private:
    /// 1 for the pixels of the windows whose mean gradient exceeds the threshold.
    std::vector<std::uint8_t> keptPixels(const std::vector<float>& gradient, int width, int height) const
    {
        const int across = std::min(options_.window, width);
        const int down = std::min(options_.window, height);
        const int step = options_.window - options_.overlap;
        const std::vector<int> columns = startsOf(width, across, step);
        const double least = options_.threshold * across * down;
        std::vector<std::uint8_t> kept(gradient.size(), 0);
        std::vector<double> sums(static_cast<std::size_t>(width) +
                                 1); // of the columns before, over a band's rows
        std::vector<double> band(static_cast<std::size_t>(width));
        for (const int top : startsOf(height, down, step)) {
            const std::size_t first = static_cast<std::size_t>(top) * static_cast<std::size_t>(width);
            std::fill(band.begin(), band.end(), 0.0);
            for (int y = 0; y < down; ++y)
                for (std::size_t x = 0; x < band.size(); ++x)
                    band[x] +=
                        static_cast<double>(gradient[first + static_cast<std::size_t>(y) * band.size() + x]);
            for (std::size_t x = 0; x < band.size(); ++x)
                sums[x + 1] = sums[x] + band[x];
            for (const int left : columns) {
                const auto from = static_cast<std::size_t>(left);
                if (sums[from + static_cast<std::size_t>(across)] - sums[from] <= least) continue;
                for (int y = 0; y < down; ++y)
                    std::fill_n(kept.begin() + static_cast<std::ptrdiff_t>(first + from) +
                                    std::ptrdiff_t{y} * width,
                                across, std::uint8_t{1});
            }
        }
        return kept;
    }

    LgsOptions options_;
};

std::unique_ptr<Defence> makeLgs(const std::vector<double>& values)
{
    const LgsOptions options{static_cast<int>(values[0]), static_cast<int>(values[1]), values[2], values[3]};
    if (options.overlap >= options.window)
        throw Error(Message::tr("windows cannot overlap by their whole side; make overlap smaller"));
    return std::make_unique<LgsDefence>(options);
}

} // namespace

DefenceKind lgsKind()
{
    const LgsOptions usual;
    return {
        "lgs",
        "Darkens where the brightness changes much (local gradients smoothing), after Naseer et al. 2019",
        {{.name = "window",
          .value = static_cast<double>(usual.window),
          .low = 2,
          .high = 255,
          .whole = true,
          .description = "side of the windows in pixels of the picture"},
         {.name = "overlap",
          .value = static_cast<double>(usual.overlap),
          .low = 0,
          .high = 254,
          .whole = true,
          .description = "pixels by which neighbouring windows overlap, fewer than their side"},
         {.name = "threshold",
          .value = usual.threshold,
          .low = 0,
          .high = 1,
          .description = "mean gradient above which a window is smoothed, 0 to 1 (the picture's largest)"},
         {.name = "lambda",
          .value = usual.lambda,
          .low = 0,
          .high = 100,
          .description = "strength: what the gradient, 0 to 1, is multiplied with"}},
        makeLgs,
    };
}

} // namespace blindspot::defences
