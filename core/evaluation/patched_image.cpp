#include "core/evaluation/patched_image.h"

#include "core/evaluation/laid_patch.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>

namespace blindspot::evaluation {

namespace {

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

} // namespace

std::vector<LaidPatch> laidByPlacement(imaging::Size image, imaging::Size patch, const std::vector<Box>& boxes,
                                       const PatchedImageOptions& options)
{
    std::vector<Place> places;
    if (options.placement.kind == patch::PlacementKind::Fixed)
        places.push_back(fixedPlace(patch, image, options));
    else
        for (const Box& box : boxes)
            places.push_back(placeOn(box, image, options));
    std::vector<LaidPatch> laid;
    for (const Place& place : places)
        laid.push_back({place.left + place.width / 2.0, place.top + place.height / 2.0, place.width, place.height,
                        options.variation.rotation});
    return laid;
}

std::int64_t pastePatch(imaging::Image& image, const imaging::Image& patch, const std::vector<Box>& boxes,
                        const PatchedImageOptions& options, std::uint64_t imageKey)
{
    return layPatches(image, patch, laidByPlacement(image.size(), patch.size(), boxes, options), options, imageKey);
}

std::vector<Box> coveredPlaces(imaging::Size image, imaging::Size patch, const std::vector<Box>& boxes,
                               const PatchedImageOptions& options)
{
    std::vector<Box> covered;
    for (LaidPatch place : laidByPlacement(image, patch, boxes, options)) {
        place.degrees = 0;
        const Box inside = boundsOf(place).intersected(
            {0, 0, static_cast<double>(image.width), static_cast<double>(image.height)});
        if (inside.area() > 0) covered.push_back(inside);
    }
    return covered;
}

} // namespace blindspot::evaluation
