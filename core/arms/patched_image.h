// A patch, or what stands in for it, laid on a picture at the picture's own size.
#pragma once

#include "core/imaging/image.h"
#include "core/patch/options.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::arms {

/// What covers the place: the patch itself, or the controls of an experiment: grey, or noise that is drawn
/// anew each time.
enum class Arm { Patch, Grey, Random };
/// Errors: Error.
Arm parseArm(const std::string& text);

struct PatchedImageOptions {
    Arm arm = Arm::Patch;
    patch::PlacementOptions placement; ///< rows and columns, for a fixed one, in pixels of the picture
    std::uint64_t seed = 0;            ///< of the random arm
};

/// Lays the patch on each of `boxes` (object placement: side = scale x sqrt(area), centred) or on the fixed
/// place; what stands out beyond the picture is cut. `patch` is the picture of the patch, or for the controls
/// one of its size. `imageKey` and the seed determine the noise. How many places were covered at least in
/// part.
std::int64_t layOn(imaging::Image& image, const imaging::Image& patch, const std::vector<imaging::Box>& boxes,
                   const PatchedImageOptions& options, std::uint64_t imageKey);

} // namespace blindspot::arms
