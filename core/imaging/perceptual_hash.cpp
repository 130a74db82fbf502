#include "core/imaging/perceptual_hash.h"

#include "core/imaging/resize.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace blindspot::imaging {

namespace {

constexpr int kSide = 32;      ///< of the averaged picture
constexpr int kFrequencies = 11; ///< along each axis, enough for 64 of the lowest
constexpr std::size_t kBits = 64;
constexpr double kLeastVariance = 1; ///< of the averaged pixels, in grey levels squared

struct Frequency {
    int across = 0, down = 0;
};

/// The lowest ones without the mean, by the sum of their numbers.
constexpr std::array<Frequency, kBits> lowestFrequencies()
{
    std::array<Frequency, kBits> lowest{};
    std::size_t count = 0;
    for (int sum = 1; count < kBits; ++sum)
        for (int down = 0; down <= sum && count < kBits; ++down)
            lowest[count++] = {sum - down, down};
    return lowest;
}

constexpr std::array<Frequency, kBits> kLowest = lowestFrequencies();

using Waves = std::array<std::array<double, kSide>, kFrequencies>;

/// cos((2 x + 1) f pi / 2 N), the rows of the discrete cosine transform of type II.
const Waves& waves()
{
    static const Waves kWaves = [] {
        Waves waves{};
        for (int f = 0; f < kFrequencies; ++f)
            for (int x = 0; x < kSide; ++x)
                waves[static_cast<std::size_t>(f)][static_cast<std::size_t>(x)] =
                    std::cos((2 * x + 1) * f * std::numbers::pi / (2 * kSide));
        return waves;
    }();
    return kWaves;
}

double luminance(const std::uint8_t* rgb)
{
    return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]; // ITU-R BT.601
}

} // namespace

std::optional<std::uint64_t> perceptualHash(const Image& image)
{
    if (image.empty()) return std::nullopt;
    const Image small = resize(image, kSide, kSide);
    // Across first: kFrequencies numbers a row.
    std::array<std::array<double, kSide>, kFrequencies> rows{};
    double total = 0, squares = 0;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const double value = luminance(small.pixel(x, y));
            total += value;
            squares += value * value;
            for (std::size_t f = 0; f < kFrequencies; ++f)
                rows[f][static_cast<std::size_t>(y)] += value * waves()[f][static_cast<std::size_t>(x)];
        }
    constexpr double pixels = kSide * kSide;
    if (squares / pixels - (total / pixels) * (total / pixels) < kLeastVariance) return std::nullopt;
    std::uint64_t hash = 0;
    for (std::size_t bit = 0; bit < kBits; ++bit) {
        const auto& row = rows[static_cast<std::size_t>(kLowest[bit].across)];
        const auto& wave = waves()[static_cast<std::size_t>(kLowest[bit].down)];
        double sum = 0;
        for (std::size_t y = 0; y < kSide; ++y)
            sum += row[y] * wave[y];
        if (sum > 0) hash |= std::uint64_t{1} << bit;
    }
    return hash;
}

std::uint64_t mirroredHash(std::uint64_t hash)
{
    for (std::size_t bit = 0; bit < kBits; ++bit)
        if (kLowest[bit].across % 2 == 1) hash ^= std::uint64_t{1} << bit;
    return hash;
}

int hashDistance(std::uint64_t a, std::uint64_t b)
{
    return std::popcount(a ^ b);
}

} // namespace blindspot::imaging
