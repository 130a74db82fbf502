// A function that pastes a patch, or the control in its place, onto a picture at the picture's own size.
#pragma once

#include "core/common/box.h"
#include "core/common/input_fit.h"
#include "core/imaging/image.h"
#include "core/metrics/arm.h"
#include "core/patch/options.h"

#include <cstdint>
#include <vector>

namespace blindspot::evaluation {

using metrics::Arm;

/// A change of what covers a place, applied to the patch and the controls alike.
struct Variation {
    double scale = 1;      ///< of the side
    double rotation = 0;   ///< degrees, clockwise
    double brightness = 0; ///< added, of the full range
    double blur = 0;       ///< standard deviation, as a fraction of the side
    double relight = 0;    ///< lit from above: the upper rim brighter by this part, the lower one darker
    double bend = 0;       ///< degrees from the middle to the rim of an upright cylinder that it is bent around

    bool operator==(const Variation&) const = default;
};

struct PatchedImageOptions {
    Arm arm = Arm::Patch; ///< Clean leaves the picture as it is
    patch::PlacementOptions placement;
    /// What a fixed placement is in: pixels of the picture (0), or those of the square network input of this
    /// side that the picture is fitted into, the unit that a patch was trained in. A stretched input shows what is square on
    /// the picture longer one way: the patch lies in the middle of its square of the input, as large as it fits in.
    int inputSide = 0;
    InputFit inputFit = InputFit::Letterbox; ///< how the picture comes into that input
    Variation variation;
    std::uint64_t seed = 0; ///< of the random arm
};

/// Lays the patch on each of `boxes` (object placement: side = scale x sqrt(area), centred) or on the fixed
/// place; what stands out beyond the picture is cut. `patch` is the picture of the patch, or for the controls
/// one of its size. `imageKey` and the seed determine the noise. How many places were covered at least in
/// part.
std::int64_t pastePatch(imaging::Image& image, const imaging::Image& patch, const std::vector<Box>& boxes,
                        const PatchedImageOptions& options, std::uint64_t imageKey);

/// Where pastePatch lays it, as boxes within the picture; a rotation is left out. Nothing where it would lie outside.
std::vector<Box> coveredPlaces(imaging::Size image, imaging::Size patch, const std::vector<Box>& boxes,
                               const PatchedImageOptions& options);

} // namespace blindspot::evaluation
