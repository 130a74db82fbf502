#include "core/evaluation/inference.h"
#include "core/imaging/filters.h"

#include <cstring>

namespace blindspot::evaluation {

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
               .variation = treatment.variation,
               .seed = treatment.seed},
              image.key);
    }
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
