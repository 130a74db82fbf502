#include "core/imaging/canvas.h"
#include "core/imaging/mat.h"
#include "core/imaging/quiet_opencv.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>

namespace blindspot::imaging {

namespace {

using Table = std::array<std::uint8_t, 256>;

Table tableOf(double gain, double contrast)
{
    Table table{};
    for (int value = 0; value < 256; ++value) {
        const double lit = (value * gain - 127.5) * contrast + 127.5;
        table[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>(std::clamp(lit + 0.5, 0.0, 255.0));
    }
    return table;
}

/// SplitMix64's finaliser: the noise of a pixel is a function of its place.
std::uint64_t mix(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

/// The sum of two numbers of 5 bits: mean 31, standard deviation 13.06; most of a normal distribution at a
/// third of its price.
int noiseOf(std::uint64_t bits)
{
    return static_cast<int>((bits & 31) + ((bits >> 5) & 31)) - 31;
}

void addNoise(Image& image, const Exposure& exposure)
{
    // Dark places of a picture show more noise than bright ones.
    std::array<int, 256> strength{};
    for (int level = 0; level < 256; ++level)
        strength[static_cast<std::size_t>(level)] =
            static_cast<int>(exposure.noise * 65536 / 13.06) * (384 - level) / 256;
    std::uint8_t* value = image.rgb.data();
    std::size_t left = image.rgb.size();
    for (std::uint64_t i = 0; left > 0; ++i) { // six values, two pixels, from one number
        std::uint64_t bits = mix(exposure.key + i * 0x9E3779B97F4A7C15ULL);
        const std::size_t count = std::min<std::size_t>(left, 6);
        for (std::size_t k = 0; k < count; ++k, ++value, bits >>= 10)
            *value = static_cast<std::uint8_t>(
                std::clamp(*value + ((noiseOf(bits) * strength[*value] + 32768) >> 16), 0, 255));
        left -= count;
    }
}

void darkenCorners(Image& image, double vignette)
{
    const double radius =
        (static_cast<double>(image.width) * image.width + static_cast<double>(image.height) * image.height) /
        4;
    for (int y = 0; y < image.height; ++y) {
        const double dy = y + 0.5 - image.height / 2.0;
        std::uint8_t* value = image.pixel(0, y);
        for (int x = 0; x < image.width; ++x) {
            const double dx = x + 0.5 - image.width / 2.0;
            const int keep = static_cast<int>((1 - vignette * (dx * dx + dy * dy) / radius) * 256);
            for (int channel = 0; channel < 3; ++channel, ++value)
                *value = static_cast<std::uint8_t>((*value * keep) >> 8);
        }
    }
}

} // namespace

void expose(Image& image, const Exposure& exposure)
{
    quietOpenCvOnce();
    if (exposure.vignette > 0) darkenCorners(image, exposure.vignette);
    if (exposure.blur >= 0.2) {
        cv::Mat mat = asMat(image);
        cv::GaussianBlur(mat, mat, {}, exposure.blur);
    }
    const Colour gain = exposure.balance * exposure.gain;
    const std::array<Table, 3> tables{tableOf(gain.r, exposure.contrast), tableOf(gain.g, exposure.contrast),
                                      tableOf(gain.b, exposure.contrast)};
    for (auto pixel = image.rgb.begin(); pixel != image.rgb.end(); pixel += 3)
        for (std::size_t channel = 0; channel < 3; ++channel)
            pixel[static_cast<std::ptrdiff_t>(channel)] =
                tables[channel][pixel[static_cast<std::ptrdiff_t>(channel)]];
    if (exposure.noise > 0) addNoise(image, exposure);
}

} // namespace blindspot::imaging
