#include "core/arms/patched_image.h"

#include "core/common/error.h"
#include "core/common/random.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace blindspot::arms {

namespace {

constexpr std::uint8_t kGrey = 127;

/// What covers a place of this size.
imaging::Image coverOf(const imaging::Image& patch, int width, int height, Arm arm, RandomStream& random)
{
    if (arm == Arm::Patch) return imaging::resize(patch, width, height);
    imaging::Image cover(width, height, kGrey);
    if (arm == Arm::Random)
        for (std::uint8_t& value : cover.rgb)
            value = static_cast<std::uint8_t>(random.below(256));
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

/// A box may be larger than any sensible picture of a patch; beyond this nothing of it could be inside.
int sideOf(const imaging::Box& box, double scale, const imaging::Image& image)
{
    const double side =
        std::round(scale * std::sqrt(std::max(0.0, box.width()) * std::max(0.0, box.height())));
    return static_cast<int>(std::clamp(side, 1.0, 8.0 * std::max(image.width, image.height)));
}

} // namespace

Arm parseArm(const std::string& text)
{
    if (text == "patch") return Arm::Patch;
    if (text == "grey") return Arm::Grey;
    if (text == "random") return Arm::Random;
    throw Error("'" + text + "' is not known", "--arm", "use patch, grey or random");
}

std::int64_t layOn(imaging::Image& image, const imaging::Image& patch, const std::vector<imaging::Box>& boxes,
                   const PatchedImageOptions& options, std::uint64_t imageKey)
{
    const patch::PlacementOptions& placement = options.placement;
    if (placement.kind == patch::PlacementKind::Fixed) {
        const bool middle = placement.row < 0;
        const std::int64_t top = middle ? (image.height - patch.height) / 2 : placement.row;
        const std::int64_t left = middle ? (image.width - patch.width) / 2 : placement.column;
        RandomStream random(options.seed, 0, imageKey);
        return paste(image, coverOf(patch, patch.width, patch.height, options.arm, random), left, top) ? 1
                                                                                                       : 0;
    }
    std::int64_t covered = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const imaging::Box& box = boxes[i];
        const int side = sideOf(box, placement.scale, image);
        const auto left = static_cast<std::int64_t>(std::lround((box.x1 + box.x2 - side) / 2));
        const auto top = static_cast<std::int64_t>(std::lround((box.y1 + box.y2 - side) / 2));
        RandomStream random(options.seed, i, imageKey);
        covered += paste(image, coverOf(patch, side, side, options.arm, random), left, top) ? 1 : 0;
    }
    return covered;
}

} // namespace blindspot::arms
