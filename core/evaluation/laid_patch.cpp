#include "core/evaluation/laid_patch.h"

#include "core/common/random.h"
#include "core/imaging/filters.h"
#include "core/imaging/paste.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace blindspot::evaluation {

namespace {

constexpr std::uint8_t kGrey = 127;

void brighten(imaging::Image& cover, double added)
{
    for (std::uint8_t& value : cover.rgb)
        value = static_cast<std::uint8_t>(std::clamp(std::lround(value + 255 * added), 0L, 255L));
}

/// Light from above: from 1 + strength at the upper rim to 1 - strength at the lower one.
void relight(imaging::Image& cover, double strength)
{
    for (int y = 0; y < cover.height; ++y) {
        const double light = 1 + strength * (1 - 2 * (y + 0.5) / cover.height);
        std::uint8_t* value = cover.pixel(0, y);
        for (int i = 0; i < 3 * cover.width; ++i, ++value)
            *value = static_cast<std::uint8_t>(std::clamp(std::lround(*value * light), 0L, 255L));
    }
}

/// What covers a place of this size.
imaging::Image coverOf(const imaging::Image& patch, int width, int height, const PatchedImageOptions& options,
                       RandomStream& random)
{
    imaging::Image cover;
    if (options.arm == Arm::Patch) {
        cover = imaging::resize(patch, width, height);
    } else {
        cover = imaging::Image(width, height, kGrey);
        if (options.arm == Arm::Random)
            for (std::uint8_t& value : cover.rgb)
                value = static_cast<std::uint8_t>(random.below(256));
    }
    if (options.variation.blur > 0)
        cover = imaging::gaussianBlur(
            cover, std::min(100.0, options.variation.blur * std::sqrt(double{1} * width * height)));
    if (options.variation.brightness != 0) brighten(cover, options.variation.brightness);
    if (options.variation.relight != 0) relight(cover, options.variation.relight);
    return cover;
}

/// Copies `cover` to column `left`, row `top`, as far as it lies inside. Whether any of it does.
bool paste(imaging::Image& image, const imaging::Image& cover, std::int64_t left, std::int64_t top)
{
    const std::int64_t x1 = std::max<std::int64_t>(left, 0);
    const std::int64_t x2 = std::min<std::int64_t>(left + cover.width, image.width);
    const std::int64_t y1 = std::max<std::int64_t>(top, 0);
    const std::int64_t y2 = std::min<std::int64_t>(top + cover.height, image.height);
    if (x1 >= x2 || y1 >= y2) return false;
    for (std::int64_t y = y1; y < y2; ++y)
        std::memcpy(image.pixel(static_cast<int>(x1), static_cast<int>(y)),
                    cover.pixel(static_cast<int>(x1 - left), static_cast<int>(y - top)),
                    static_cast<std::size_t>(x2 - x1) * 3);
    return true;
}

bool layOne(imaging::Image& image, const imaging::Image& patch, const LaidPatch& place,
            const PatchedImageOptions& options, RandomStream random)
{
    const imaging::Image cover = coverOf(patch, place.width, place.height, options, random);
    if (place.degrees == 0 && options.variation.bend == 0)
        return paste(image, cover, static_cast<std::int64_t>(std::round(place.centreX - place.width / 2.0)),
                     static_cast<std::int64_t>(std::round(place.centreY - place.height / 2.0)));
    imaging::pasteTurned(image, cover, place.centreX, place.centreY, place.degrees, options.variation.bend);
    return true;
}

} // namespace

std::int64_t layPatches(imaging::Image& image, const imaging::Image& patch,
                        const std::vector<LaidPatch>& places, const PatchedImageOptions& options,
                        std::uint64_t imageKey)
{
    if (options.arm == Arm::Clean) return 0;
    std::int64_t covered = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        covered += layOne(image, patch, places[i], options, RandomStream(options.seed, i, imageKey)) ? 1 : 0;
    return covered;
}

std::array<std::array<double, 2>, 4> cornersOf(const LaidPatch& place)
{
    const double angle = place.degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle), sine = std::sin(angle);
    std::array<std::array<double, 2>, 4> corners{};
    constexpr std::array<std::array<double, 2>, 4> kSquare = {
        {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const double x = kSquare[i][0] * place.width, y = kSquare[i][1] * place.height;
        corners[i] = {place.centreX + cosine * x - sine * y, place.centreY + sine * x + cosine * y};
    }
    return corners;
}

Box boundsOf(const LaidPatch& place)
{
    Box bounds{place.centreX, place.centreY, place.centreX, place.centreY};
    for (const auto& [x, y] : cornersOf(place))
        bounds = {std::min(bounds.x1, x), std::min(bounds.y1, y), std::max(bounds.x2, x),
                  std::max(bounds.y2, y)};
    return bounds;
}

} // namespace blindspot::evaluation
