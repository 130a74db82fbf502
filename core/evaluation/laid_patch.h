// A LaidPatch is one place at which a patch, or the control in its place, lies on a picture: by a placement,
// or put there by hand.
#pragma once

#include "core/evaluation/patched_image.h"

#include <array>
#include <cstdint>
#include <vector>

namespace blindspot::evaluation {

struct LaidPatch {
    double centreX = 0, centreY = 0; ///< of its middle, pixels of the picture
    int width = 0, height = 0;       ///< pixels of the picture, at least 1
    double degrees = 0;              ///< turned clockwise around its middle

    bool operator==(const LaidPatch&) const = default;
};

/// Where pastePatch lays a patch of this size, one for each of `boxes` in their order, or one for a fixed
/// placement; also those that lie outside. `image`: the picture's size.
std::vector<LaidPatch> laidByPlacement(imaging::Size image, imaging::Size patch,
                                       const std::vector<Box>& boxes, const PatchedImageOptions& options);

/// Lays the patch, or the control of the options' arm, at each of these places, later ones over earlier ones;
/// what stands out beyond the picture is cut. One that is not turned lies on whole pixels: its left upper
/// corner is rounded. Of the options arm, seed and variation count, but for the variation's scale and
/// rotation: the places have their own. How many of them were covered at least in part. pastePatch is this at
/// the places of laidByPlacement.
std::int64_t layPatches(imaging::Image& image, const imaging::Image& patch,
                        const std::vector<LaidPatch>& places, const PatchedImageOptions& options,
                        std::uint64_t imageKey);

/// Its corners in pixels of the picture, clockwise from what is the left upper one when it is not turned.
std::array<std::array<double, 2>, 4> cornersOf(const LaidPatch& place);

/// The box around its corners; not clipped.
Box boundsOf(const LaidPatch& place);

} // namespace blindspot::evaluation
