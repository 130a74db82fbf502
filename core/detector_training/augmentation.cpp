#include "core/detector_training/augmentation.h"

#include "core/common/box.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace blindspot::detector_training {

namespace {

constexpr double kSmallest = 2;       // pixels of a side
constexpr double kLeastVisible = 0.1; // of an object's area

Box mapped(const Box& rect, const Tile& tile)
{
    return {rect.x1 * tile.scale + tile.left, rect.y1 * tile.scale + tile.top,
            rect.x2 * tile.scale + tile.left, rect.y2 * tile.scale + tile.top};
}

/// The pixels whose centres lie in `rect`, within the result.
Box pixelsOf(const Box& rect, double side)
{
    const auto edge = [side](double value) { return std::clamp(std::ceil(value - 0.5), 0.0, side); };
    return {edge(rect.x1), edge(rect.y1), edge(rect.x2), edge(rect.y2)};
}

void addBoxes(const TrainingImage& image, const Tile& tile, Composition& composition)
{
    for (const LabelledBox& object : image.boxes) {
        const Box whole = mapped(object.box, tile);
        const Box visible = whole.intersected(tile.drawn);
        if (visible.width() < kSmallest || visible.height() < kSmallest) continue;
        if (visible.area() < kLeastVisible * whole.area()) continue;
        composition.boxes.push_back({visible, object.classIndex});
    }
}

/// Where the four images of a mosaic lie on their canvas before scale and shift: each with a corner of its
/// content at (x, y).
std::array<double, 2> mosaicPlace(const Box& content, int quarter, double x, double y)
{
    const bool right = quarter % 2 == 1, below = quarter >= 2;
    return {right ? x - content.x1 : x - content.x2, below ? y - content.y1 : y - content.y2};
}

void mirror(std::vector<LabelledBox>& boxes, double side)
{
    for (LabelledBox& object : boxes)
        object.box = {side - object.box.x2, object.box.y1, side - object.box.x1, object.box.y2};
}

} // namespace

Composition compose(std::span<const TrainingImage> images, std::size_t index, std::uint64_t seed,
                    std::int64_t epoch, const AugmentationOptions& options, bool mosaic)
{
    const TrainingImage& own = images[index];
    const auto side = static_cast<double>(own.side);
    RandomStream random(seed, static_cast<std::uint64_t>(epoch), static_cast<std::uint64_t>(own.id));
    Composition composition;
    const bool four = random.uniform() < options.mosaic && mosaic;
    const double scale = 1 + options.scale * random.uniform(-1, 1);
    const double shiftX = options.shift * side * random.uniform(-1, 1),
                 shiftY = options.shift * side * random.uniform(-1, 1);
    composition.mirrored = random.uniform() < options.flip;
    composition.hue = 1 + options.hue * random.uniform(-1, 1);
    composition.saturation = 1 + options.saturation * random.uniform(-1, 1);
    composition.value = 1 + options.value * random.uniform(-1, 1);

    const double centreX = random.uniform(0.5, 1.5) * side, centreY = random.uniform(0.5, 1.5) * side;
    for (int quarter = 0; quarter < (four ? 4 : 1); ++quarter) {
        Tile tile;
        tile.image = quarter == 0 ? index : random.below(images.size());
        const TrainingImage& image = images[tile.image];
        // A mosaic's canvas is twice as large, and its middle is what is shown.
        const double middle = four ? side : side / 2;
        const auto place =
            four ? mosaicPlace(image.content, quarter, centreX, centreY) : std::array<double, 2>{0, 0};
        tile.scale = scale;
        tile.left = (place[0] - middle) * scale + side / 2 + shiftX;
        tile.top = (place[1] - middle) * scale + side / 2 + shiftY;
        tile.drawn = pixelsOf(mapped(image.content, tile), side);
        if (tile.drawn.area() == 0) continue;
        addBoxes(image, tile, composition);
        composition.tiles.push_back(tile);
    }
    if (composition.mirrored) mirror(composition.boxes, side);
    return composition;
}

} // namespace blindspot::detector_training
