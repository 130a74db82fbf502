#include "core/evaluation/inference.h"
#include "core/imaging/camera.h"
#include "core/imaging/filters.h"

#include <cstring>

namespace blindspot::evaluation {

namespace {

/// In the order of a camera. The noise is the picture's own, the same in every arm.
void applyCamera(imaging::Image& picture, const CameraTreatment& camera, std::uint64_t key)
{
    if (camera.kelvin != 6500) imaging::castLight(picture, camera.kelvin);
    if (camera.noise > 0) imaging::addSensorNoise(picture, camera.noise, key);
    if (camera.gamma != 1) imaging::applyGamma(picture, camera.gamma);
    if (camera.jpegQuality > 0) picture = imaging::jpegRoundTrip(picture, camera.jpegQuality);
}

} // namespace

imaging::Image applyTreatment(const imaging::Image& picture, const InferenceImage& image,
                     const std::vector<InferencePatch>& patches, const Treatment& treatment)
{
    imaging::Image treated = picture;
    if (treatment.arm != Arm::Clean) {
        const InferencePatch& patch = patches.at(treatment.patch);
        pastePatch(treated, patch.picture, image.places,
              {.arm = treatment.arm,
               .placement = patch.placement,
               .inputSide = patch.inputSide,
               .inputFit = patch.inputFit,
               .variation = treatment.variation,
               .seed = treatment.seed},
              image.key);
    }
    applyCamera(treated, treatment.camera, image.key);
    return treatment.distance > 1 ? moveAway(treated, treatment.distance).image : treated;
}

defences::Filtered moveAway(const imaging::Image& picture, double distance)
{
    constexpr std::uint8_t kPadding = 114; // that of the letterbox
    const imaging::Image small = imaging::shrink(picture, 1 / distance);
    defences::Filtered moved{imaging::Image(picture.width, picture.height, kPadding), 1 / distance, 0, 0};
    const int left = (picture.width - small.width) / 2, top = (picture.height - small.height) / 2;
    for (int y = 0; y < small.height; ++y)
        std::memcpy(moved.image.pixel(left, top + y), small.pixel(0, y),
                    static_cast<std::size_t>(small.width) * 3);
    moved.left = left;
    moved.top = top;
    return moved;
}

} // namespace blindspot::evaluation
