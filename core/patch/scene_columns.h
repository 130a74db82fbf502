// Functions that bring the numbers of a scene to the device in one copy, in tensors that may have room for more. Private to this folder.
#pragma once

#include "core/patch/scene.h"

#include <cstdint>
#include <vector>

namespace blindspot::patch {

/// How many of each there are in a scene, or is room for.
struct SceneRoom {
    std::int64_t inputs = 0, objects = 0, targets = 0, placements = 0, pixels = 0;

    bool holds(const SceneRoom& other) const;
    /// Room for both.
    SceneRoom with(const SceneRoom& other) const;
};

/// What a scene has. `targets`: of the input that has most of them; `pixels`: of the list of its placements.
SceneRoom roomOf(const Scene& scene);

/// The numbers on the CPU with room for `room`: those of SceneColumns, which columnsFrom makes of them. `byTable`: placements too.
std::vector<at::Tensor> hostColumns(const Scene& scene, const SceneRoom& room, std::int64_t patchSide, bool byTable);

/// Of the tensors of hostColumns, wherever they are by now. Errors: none; `scene` and `room` as there.
SceneColumns columnsFrom(const std::vector<at::Tensor>& tensors, const Scene& scene, const SceneRoom& room, bool byTable);

/// Brings all numbers of a scene to the device of its background, in one copy.
void putColumns(Scene& scene, std::int64_t patchSide, bool byTable);

/// The columns of the scene, or else of its objects, or targets, brought to the device of `like`.
ObjectColumns objectsOf(const Scene& scene, const at::Tensor& like);
detector::LossTargets targetsOf(const Scene& scene, const at::Tensor& like);

/// Sums (B) of numbers of objects (K) over the objects of each input.
at::Tensor overInputs(const at::Tensor& ofObjects, const ObjectColumns& objects, std::int64_t inputs);

} // namespace blindspot::patch
