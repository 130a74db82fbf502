#include "core/evaluation/patched_image.h"

#include "core/common/random.h"
#include "core/imaging/filters.h"
#include "core/imaging/paste.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <cstring>

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

/// Where a cover goes before it is cut.
struct Place {
    double left, top;
    int width, height;
};

/// Larger than any sensible place; beyond this nothing of it could be inside.
int sideWithin(double side, imaging::Size image)
{
    return static_cast<int>(std::clamp(std::round(side), 1.0, 8.0 * std::max(image.width, image.height)));
}

Place placeOn(const Box& box, imaging::Size image, const PatchedImageOptions& options)
{
    const double area = std::max(0.0, box.width()) * std::max(0.0, box.height());
    const int side = sideWithin(options.variation.scale * options.placement.scale * std::sqrt(area), image);
    return {std::round((box.x1 + box.x2 - side) / 2), std::round((box.y1 + box.y2 - side) / 2), side, side};
}

/// In pixels of the picture, whatever the placement is in.
Place fixedPlace(imaging::Size patch, imaging::Size image, const PatchedImageOptions& options)
{
    imaging::InputPlace frame; // of a picture that is its own input
    double frameWidth = image.width, frameHeight = image.height;
    if (options.inputSide > 0) {
        frame = imaging::placeInInput(image, {options.inputSide, options.inputFit});
        frameWidth = frameHeight = options.inputSide;
    }
    const patch::PlacementOptions& placement = options.placement;
    const bool middle = placement.row < 0;
    double top = middle ? std::floor((frameHeight - patch.height) / 2) : static_cast<double>(placement.row);
    double left = middle ? std::floor((frameWidth - patch.width) / 2) : static_cast<double>(placement.column);
    const double factor = options.variation.scale; // around its middle
    const double most = std::max(frame.across, frame.down);
    left += patch.width * (1 - factor * (frame.across / most)) / 2;
    top += patch.height * (1 - factor * (frame.down / most)) / 2;
    return {std::round((left - frame.left) / frame.across), std::round((top - frame.top) / frame.down),
            sideWithin(patch.width * factor / most, image), sideWithin(patch.height * factor / most, image)};
}

bool cover(imaging::Image& image, const imaging::Image& patch, const Place& place,
           const PatchedImageOptions& options, RandomStream random)
{
    const imaging::Image cover = coverOf(patch, place.width, place.height, options, random);
    if (options.variation.rotation == 0 && options.variation.bend == 0)
        return paste(image, cover, static_cast<std::int64_t>(place.left),
                     static_cast<std::int64_t>(place.top));
    imaging::pasteTurned(image, cover, place.left + place.width / 2.0, place.top + place.height / 2.0,
                         options.variation.rotation, options.variation.bend);
    return true;
}

} // namespace

std::int64_t pastePatch(imaging::Image& image, const imaging::Image& patch, const std::vector<Box>& boxes,
                        const PatchedImageOptions& options, std::uint64_t imageKey)
{
    if (options.arm == Arm::Clean) return 0;
    if (options.placement.kind == patch::PlacementKind::Fixed)
        return cover(image, patch, fixedPlace(patch.size(), image.size(), options), options,
                     RandomStream(options.seed, 0, imageKey))
                   ? 1
                   : 0;
    std::int64_t covered = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        covered += cover(image, patch, placeOn(boxes[i], image.size(), options), options,
                         RandomStream(options.seed, i, imageKey))
                       ? 1
                       : 0;
    return covered;
}

std::vector<Box> coveredPlaces(imaging::Size image, imaging::Size patch, const std::vector<Box>& boxes,
                               const PatchedImageOptions& options)
{
    std::vector<Place> places;
    if (options.placement.kind == patch::PlacementKind::Fixed)
        places.push_back(fixedPlace(patch, image, options));
    else
        for (const Box& box : boxes)
            places.push_back(placeOn(box, image, options));
    std::vector<Box> covered;
    for (const Place& place : places) {
        const Box inside = Box{place.left, place.top, place.left + place.width, place.top + place.height}.intersected(
            {0, 0, static_cast<double>(image.width), static_cast<double>(image.height)});
        if (inside.area() > 0) covered.push_back(inside);
    }
    return covered;
}

} // namespace blindspot::evaluation
