#include "core/patch/scene.h"

#include "core/compute/host_copy.h"
#include "core/patch/schedule.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <cmath>

namespace blindspot::patch {

namespace {

constexpr double kMaxZoom = 3;    // crops are enlarged by no more: a blurred object teaches nothing
constexpr double kMinPixels = 12; // objects with a smaller sqrt(area) in the input get no tile of their own

std::uint64_t placeOf(const Visit& visit, const PreparedImage& image)
{
    return static_cast<std::uint64_t>(image.id) * 64 + static_cast<std::uint64_t>(visit.repeat);
}

RandomStream streamOf(const TrainOptions& options, const Visit& visit, const PreparedImage& image)
{
    return {options.seed, static_cast<std::uint64_t>(visit.iteration), placeOf(visit, image)};
}

/// What is drawn for the whole input that begins with a visit: of streams of their own, so that they move no patch.
void drawForInput(const TrainOptions& options, const Visit& visit, const PreparedImage& image, Scene& scene)
{
    constexpr std::uint64_t kCamera = 0x63616D657261, kDefence = 0x646566656E6365;
    const auto iteration = static_cast<std::uint64_t>(visit.iteration);
    RandomStream camera(options.seed ^ kCamera, iteration, placeOf(visit, image));
    scene.cameras.push_back(drawCamera(options.camera, camera));
    scene.keys.push_back(RandomStream(options.seed ^ kDefence, iteration, placeOf(visit, image)).next());
}

/// The transforms of an iteration, of which the first is the beginning of the training and the last its end.
TransformOptions transformsOf(const TrainOptions& options, const Visit& visit)
{
    return options.transforms.at(std::min(1.0, static_cast<double>(visit.iteration) /
                                                   static_cast<double>(std::max<std::int64_t>(1, options.iterations - 1))));
}

/// A square window of an image that is shown as one tile, possibly mirrored and reaching over the image's
/// border.
struct Crop {
    const Box* object = nullptr; ///< of the image: what it was drawn around
    std::int64_t left = 0, top = 0, side = 0;
    bool mirrored = false;

    Box toTile(const Box& box, double tile) const
    {
        const double factor = tile / static_cast<double>(side);
        Box out{(box.x1 - static_cast<double>(left)) * factor, (box.y1 - static_cast<double>(top)) * factor,
                (box.x2 - static_cast<double>(left)) * factor, (box.y2 - static_cast<double>(top)) * factor};
        if (mirrored) out = {tile - out.x2, out.y1, tile - out.x1, out.y2};
        return out;
    }
};

/// Where a window of `side` starts along one axis: around the object, inside the picture as far as the
/// picture is large enough.
std::int64_t drawOrigin(double low, double high, double from, double to, double side, RandomStream& random)
{
    const double slack = std::max(0.0, side - (high - low));
    double centre = (low + high) / 2 + random.uniform(-0.25, 0.25) * slack;
    if (side <= to - from)
        centre = std::clamp(centre, from + side / 2, to - side / 2);
    else
        centre = (from + to) / 2 + random.uniform(-0.5, 0.5) * (side - (to - from));
    return std::llround(centre - side / 2);
}

Crop drawCrop(const PreparedImage& image, const TilingOptions& tiling, double tile, RandomStream& random)
{
    std::vector<const Box*> candidates;
    for (const Box& box : image.boxes)
        if (std::sqrt(box.area()) >= kMinPixels) candidates.push_back(&box);
    const Box& box = candidates.empty() ? image.boxes[random.below(image.boxes.size())]
                                        : *candidates[random.below(candidates.size())];
    const double share = tiling.octaves ? tiling.minObject * std::pow(tiling.maxObject / tiling.minObject, random.uniform())
                                        : random.uniform(tiling.minObject, tiling.maxObject);
    const double side = std::max({std::max(box.width(), box.height()) / share, tile / kMaxZoom, 8.0});
    Crop crop;
    crop.object = &box;
    crop.side = std::llround(side);
    crop.left = drawOrigin(box.x1, box.x2, image.content.x1, image.content.x2, side, random);
    crop.top = drawOrigin(box.y1, box.y2, image.content.y1, image.content.y2, side, random);
    crop.mirrored = random.uniform() < tiling.flip;
    return crop;
}

/// Where a crop's pixels come to lie in a tile whose corner is at (x, y).
Tile tileOf(const PreparedImage& image, std::size_t number, const Crop& crop, std::int64_t x, std::int64_t y, std::int64_t side)
{
    const std::int64_t pixels = image.pixels.size(1);
    const double factor = static_cast<double>(side) / static_cast<double>(crop.side);
    const auto range = [&](std::int64_t origin) {
        const std::int64_t first = std::clamp<std::int64_t>(origin, 0, pixels), last = std::clamp<std::int64_t>(origin + crop.side, 0, pixels);
        const auto scaled = [&](std::int64_t position) {
            return std::clamp<std::int64_t>(std::llround(static_cast<double>(position - origin) * factor), 0, side);
        };
        const std::int64_t to = scaled(first);
        return ResizedRange{first, last - first, to, scaled(last) - to};
    };
    Tile tile{number, 0, x, y, side, range(crop.top), range(crop.left), crop.mirrored, factor < 1};
    if (crop.mirrored) tile.columns.to = side - tile.columns.to - tile.columns.drawn;
    return tile;
}

Box shifted(const Box& box, double x, double y)
{
    return {box.x1 + x, box.y1 + y, box.x2 + x, box.y2 + y};
}

Box clipped(const Box& box, double low, double high)
{
    return {std::clamp(box.x1, low, high), std::clamp(box.y1, low, high), std::clamp(box.x2, low, high),
            std::clamp(box.y2, low, high)};
}

/// Boxes of an image that a crop shows to a good part of their area and large enough to be found, in pixels
/// of the tile; the one that it was drawn around however much of it there is.
std::vector<Box> visibleBoxes(const std::vector<Box>& boxes, const Crop& crop, double tile)
{
    std::vector<Box> visible;
    for (const Box& box : boxes) {
        const Box whole = crop.toTile(box, tile);
        constexpr double kShown = 0.4, kSmallest = 100; // of the area; square pixels
        const double area = clipped(whole, 0, tile).area();
        const bool shown = area > kShown * whole.area() || (area > 0 && &box == crop.object);
        if (whole.area() > kSmallest && shown) visible.push_back(whole);
    }
    return visible;
}

/// The clean image's detections as seen in a tile.
void addTargets(const ImageTargets& targets, const Crop& crop, double tile, double x, double y,
                std::vector<float>& boxes, std::vector<std::int64_t>& classes)
{
    const auto rows = targets.boxes.accessor<float, 2>();
    const auto labels = targets.classes.accessor<std::int64_t, 1>();
    for (std::int64_t i = 0; i < rows.size(0); ++i) {
        const Box whole = crop.toTile({rows[i][0], rows[i][1], rows[i][2], rows[i][3]}, tile);
        const Box shown = clipped(whole, 0, tile);
        if (shown.area() <= 0.5 * whole.area()) continue;
        for (const double value : {shown.x1 + x, shown.y1 + y, shown.x2 + x, shown.y2 + y})
            boxes.push_back(static_cast<float>(value));
        classes.push_back(labels[i]);
    }
}

/// The box around a placed patch, as far as it is drawn and lies within an input of `side` pixels.
Box coveredBy(const PlacedPatch& placed, double side)
{
    Box box{side, side, 0, 0};
    for (const auto& [x, y] : placed.corners)
        box = {std::min(box.x1, x), std::min(box.y1, y), std::max(box.x2, x), std::max(box.y2, y)};
    const Box& clip = placed.clip;
    return clipped({std::clamp(box.x1, clip.x1, clip.x2), std::clamp(box.y1, clip.y1, clip.y2),
                    std::clamp(box.x2, clip.x1, clip.x2), std::clamp(box.y2, clip.y1, clip.y2)},
                   0, side);
}

/// Patches on every shown object, each kept within its tile at (x, y).
void addObjects(Scene& scene, const std::vector<Box>& boxes, double x, double y, double tile,
                const TrainOptions& options, const TransformOptions& transforms, RandomStream& random, double aspect)
{
    for (const Box& box : boxes) {
        scene.objects.push_back({0, shifted(clipped(box, 0, tile), x, y), 0});
        scene.placements.push_back(placeOnObject(0, shifted(box, x, y), options.placement.scale,
                                                 options.patchSize, transforms, random, aspect));
        scene.placements.back().clip = {x, y, x + tile, y + tile};
        if (options.objective == ObjectiveKind::Create)
            scene.objects.back().box = coveredBy(scene.placements.back(), static_cast<double>(scene.side));
    }
}

} // namespace

std::int64_t tilesOf(const TrainOptions& options, std::int64_t iteration, std::int64_t number)
{
    const auto choices = static_cast<std::uint64_t>(options.tiling.maxTiles - options.tiling.minTiles + 1);
    // A stream of its own: no image has this id.
    RandomStream random(options.seed, static_cast<std::uint64_t>(iteration),
                        ~static_cast<std::uint64_t>(number));
    return options.tiling.minTiles + static_cast<std::int64_t>(random.below(choices));
}

Scene wholeImages(const std::vector<PreparedImage>& images, const std::vector<Visit>& visits,
                  const TrainOptions& options, const std::string& device)
{
    Scene scene;
    scene.side = images[visits.front().image].pixels.size(1);
    std::vector<at::Tensor> pixels;
    for (const Visit& visit : visits) {
        const PreparedImage& image = images[visit.image];
        RandomStream random = streamOf(options, visit, image);
        const auto input = static_cast<std::int64_t>(pixels.size());
        const TransformOptions transforms = transformsOf(options, visit);
        pixels.push_back(image.pixels);
        drawForInput(options, visit, image, scene);
        if (options.objective != ObjectiveKind::Create)
            for (const Box& box : image.boxes)
                scene.objects.push_back({input, box, 1.0 / static_cast<double>(image.boxes.size())});
        const std::size_t placedBefore = scene.placements.size();
        if (options.placement.kind == PlacementKind::Object) {
            for (const Box& box : image.boxes)
                scene.placements.push_back(placeOnObject(input, box, options.placement.scale, options.patchSize,
                                                         transforms, random, image.aspect));
        } else {
            scene.placements.push_back(placeFixed(input, options.placement.row, options.placement.column,
                                                  options.patchSize, transforms, random, image.aspect));
        }
        if (options.objective == ObjectiveKind::Create) {
            const double weight = 1.0 / static_cast<double>(scene.placements.size() - placedBefore);
            for (std::size_t i = placedBefore; i < scene.placements.size(); ++i)
                scene.objects.push_back(
                    {input, coveredBy(scene.placements[i], static_cast<double>(scene.side)), weight});
        }
        if (image.targets.boxes.defined())
            scene.targets.emplace_back(image.targets.boxes, image.targets.classes);
    }
    scene.background =
        compute::unitValues(at::stack(pixels), at::Device(device)).permute({0, 2, 3, 1}).contiguous();
    scene.images = static_cast<std::int64_t>(visits.size());
    return scene;
}

Scene planTiles(const std::vector<PreparedImage>& images, const std::vector<Visit>& visits, std::int64_t tiles,
                const TrainOptions& options)
{
    Scene scene;
    scene.side = sideAt(options, images[visits[0].image].pixels.size(1), visits[0].iteration);
    const std::int64_t tile = scene.side / tiles;
    drawForInput(options, visits[0], images[visits[0].image], scene);
    std::vector<float> targetBoxes;
    std::vector<std::int64_t> targetClasses;
    for (std::size_t i = 0; i < visits.size(); ++i) {
        const PreparedImage& image = images[visits[i].image];
        RandomStream random = streamOf(options, visits[i], image);
        const Crop crop = drawCrop(image, options.tiling, static_cast<double>(tile), random);
        const std::int64_t x = static_cast<std::int64_t>(i) % tiles * tile,
                           y = static_cast<std::int64_t>(i) / tiles * tile;
        scene.tiles.push_back(tileOf(image, visits[i].image, crop, x, y, tile));
        addObjects(scene, visibleBoxes(image.boxes, crop, static_cast<double>(tile)), static_cast<double>(x),
                   static_cast<double>(y), static_cast<double>(tile), options, transformsOf(options, visits[i]), random,
                   image.aspect);
        if (image.targets.boxes.defined())
            addTargets(image.targets, crop, static_cast<double>(tile), static_cast<double>(x),
                       static_cast<double>(y), targetBoxes, targetClasses);
    }
    // All objects of an input weigh the same, together as much as its images: a lone object that fills its
    // tile would otherwise outweigh each one of a crowd.
    for (SceneObject& object : scene.objects)
        object.weight = static_cast<double>(visits.size()) / static_cast<double>(scene.objects.size());
    if (images[visits[0].image].targets.boxes.defined()) {
        const auto count = static_cast<std::int64_t>(targetClasses.size());
        scene.targets.emplace_back(at::empty({count, 4}), at::empty({count}, at::kLong));
        std::copy(targetBoxes.begin(), targetBoxes.end(), scene.targets[0].first.data_ptr<float>());
        std::copy(targetClasses.begin(), targetClasses.end(),
                  scene.targets[0].second.data_ptr<std::int64_t>());
    }
    scene.images = static_cast<std::int64_t>(visits.size());
    return scene;
}

Scene joined(std::vector<Scene> scenes)
{
    if (scenes.size() == 1) return std::move(scenes.front());
    Scene all;
    all.side = scenes.front().side;
    std::vector<at::Tensor> backgrounds;
    std::int64_t input = 0;
    for (Scene& scene : scenes) {
        if (scene.background.defined()) backgrounds.push_back(scene.background);
        for (Tile& tile : scene.tiles) {
            tile.input += input;
            all.tiles.push_back(tile);
        }
        for (PlacedPatch& placed : scene.placements) {
            placed.input += input;
            all.placements.push_back(placed);
        }
        for (SceneObject& object : scene.objects) {
            object.input += input;
            all.objects.push_back(object);
        }
        all.cameras.insert(all.cameras.end(), scene.cameras.begin(), scene.cameras.end());
        all.targets.insert(all.targets.end(), scene.targets.begin(), scene.targets.end());
        all.keys.insert(all.keys.end(), scene.keys.begin(), scene.keys.end());
        all.images += scene.images;
        input += std::ssize(scene.cameras);
    }
    if (!backgrounds.empty()) all.background = at::cat(backgrounds);
    return all;
}

} // namespace blindspot::patch
