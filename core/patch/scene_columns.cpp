#include "core/patch/scene_columns.h"

#include "core/compute/host_copy.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>

namespace blindspot::patch {

namespace {

/// Anchors of an object reach at least this far from its centre, pixels, so that the smallest has some.
constexpr double kReach = 6;

void setRow(const at::Tensor& rows, std::int64_t row, const Box& box)
{
    const double sides[] = {box.x1, box.y1, box.x2, box.y2};
    for (int side = 0; side < 4; ++side)
        rows.data_ptr<float>()[4 * row + side] = static_cast<float>(sides[side]);
}

void addObjects(const std::vector<SceneObject>& objects, std::int64_t room, std::vector<at::Tensor>& tensors)
{
    const at::Tensor inputs = at::zeros({room}, at::kLong), weights = at::zeros({room});
    const at::Tensor boxes = at::zeros({room, 4}), reaches = at::zeros({room, 4});
    for (std::int64_t i = 0; i < std::ssize(objects); ++i) {
        const SceneObject& object = objects[static_cast<std::size_t>(i)];
        inputs.data_ptr<std::int64_t>()[i] = object.input;
        weights.data_ptr<float>()[i] = static_cast<float>(object.weight);
        const double x = (object.box.x1 + object.box.x2) / 2, y = (object.box.y1 + object.box.y2) / 2;
        const double w = std::max(object.box.width() / 2, kReach),
                     h = std::max(object.box.height() / 2, kReach);
        setRow(boxes, i, object.box);
        setRow(reaches, i, {x - w, y - h, x + w, y + h});
    }
    tensors.insert(tensors.end(), {inputs, boxes, reaches, weights});
}

} // namespace

bool SceneRoom::holds(const SceneRoom& other) const
{
    return inputs >= other.inputs && objects >= other.objects && targets >= other.targets && placements >= other.placements &&
           pixels >= other.pixels;
}

SceneRoom SceneRoom::with(const SceneRoom& other) const
{
    return {std::max(inputs, other.inputs), std::max(objects, other.objects), std::max(targets, other.targets),
            std::max(placements, other.placements), std::max(pixels, other.pixels)};
}

SceneRoom roomOf(const Scene& scene)
{
    SceneRoom room;
    room.inputs = scene.background.size(0);
    room.objects = std::ssize(scene.objects);
    for (const auto& [boxes, classes] : scene.targets)
        room.targets = std::max(room.targets, classes.size(0));
    room.placements = std::ssize(scene.placements);
    room.pixels = pixelsOf(scene.placements, scene.background.size(1), scene.background.size(2));
    return room;
}

std::vector<at::Tensor> hostColumns(const Scene& scene, const SceneRoom& room, std::int64_t patchSide, bool byTable)
{
    std::vector<at::Tensor> tensors;
    addObjects(scene.objects, room.objects, tensors);
    if (!scene.targets.empty()) {
        const detector::LossTargets targets = detector::padTargets(scene.targets, tensors.front(), room.inputs, room.targets);
        tensors.insert(tensors.end(), {targets.boxes, targets.classes, targets.valid});
    }
    if (byTable) {
        const PlacementTable table =
            tableOf(scene.placements, patchSide, scene.background.size(1), scene.background.size(2), room.placements);
        tensors.insert(tensors.end(), {table.numbers, table.places});
    }
    return tensors;
}

SceneColumns columnsFrom(const std::vector<at::Tensor>& tensors, const Scene& scene, const SceneRoom& room, bool byTable)
{
    SceneColumns columns;
    columns.objects = {tensors[0], tensors[1], tensors[2], tensors[3]};
    std::size_t next = 4;
    if (!scene.targets.empty()) {
        columns.targets = {tensors[next], tensors[next + 1], tensors[next + 2]};
        next += 3;
    }
    if (byTable) {
        const auto any = [&scene](const auto& is) { return std::any_of(scene.placements.begin(), scene.placements.end(), is); };
        columns.placements = {tensors[next], tensors[next + 1], room.pixels, any([](const PlacedPatch& p) { return p.bend != 0; }),
                              any([](const PlacedPatch& p) { return p.erases(); })};
    }
    return columns;
}

void putColumns(Scene& scene, std::int64_t patchSide, bool byTable)
{
    const SceneRoom room = roomOf(scene);
    const std::vector<at::Tensor> tensors = hostColumns(scene, room, patchSide, byTable);
    scene.columns = columnsFrom(compute::deviceCopies(tensors, scene.background.device()), scene, room, byTable);
}

ObjectColumns objectsOf(const Scene& scene, const at::Tensor& like)
{
    if (scene.columns.objects.inputs.defined()) return scene.columns.objects;
    std::vector<at::Tensor> tensors;
    addObjects(scene.objects, std::ssize(scene.objects), tensors);
    const std::vector<at::Tensor> there = compute::deviceCopies(tensors, like.device());
    return {there[0], there[1], there[2], there[3]};
}

detector::LossTargets targetsOf(const Scene& scene, const at::Tensor& like)
{
    if (scene.columns.objects.inputs.defined()) return scene.columns.targets;
    return scene.targets.empty() ? detector::LossTargets{} : detector::padTargets(scene.targets, like);
}

at::Tensor overInputs(const at::Tensor& ofObjects, const ObjectColumns& objects, std::int64_t inputs)
{
    return ofObjects.new_zeros({inputs}).index_add(0, objects.inputs, ofObjects);
}

} // namespace blindspot::patch
