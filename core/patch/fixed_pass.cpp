#include "core/patch/fixed_pass.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <string>
#include <utility>

namespace blindspot::patch {

namespace {

/// Half as much again, so that the next scene rarely wants more.
std::int64_t ample(std::int64_t count)
{
    constexpr std::int64_t kLeast = 16;
    return std::max(kLeast, count + count / 2);
}

} // namespace

bool FixedPass::suits(const TrainOptions& options)
{
    return options.through.name == "none" && !options.camera.any() && options.transforms.noise == 0;
}

FixedPass::FixedPass(const Member& member, std::int64_t inputs, std::string device)
    : member_(member), device_(std::move(device)), work_(device_)
{
    room_.inputs = inputs;
}

bool FixedPass::byTable() const
{
    return !member_.options.copiesPatch(member_.detector->info().inputFit);
}

PassResult FixedPass::run(const Scene& scene, const at::Tensor& patch)
{
    const SceneRoom needed = roomOf(scene);
    const bool fits = scene_.background.defined() && scene_.background.size(1) == scene.background.size(1);
    if (!fits || !room_.holds(needed)) makeRoom(needed, scene, patch);
    const std::int64_t inputs = scene.background.size(0);
    scene_.background.narrow(0, 0, inputs).copy_(scene.background);
    numbers_.fill(hostColumns(scene, room_, patch.size(-1), byTable()));
    patch_.copy_(patch);
    work_.run([this] { result_ = runPass(member_.options, *member_.detector, scene_, patch_, GradientOf::EachInput); });
    // Copies: the next pass writes its results to the same places.
    return {result_.gradient.narrow(0, 0, inputs).clone(), result_.sums.narrow(0, 0, inputs).clone()};
}

void FixedPass::makeRoom(const SceneRoom& needed, const Scene& scene, const at::Tensor& patch)
{
    work_.forget();
    result_ = {};
    room_ = room_.with({needed.inputs, ample(needed.objects), ample(needed.targets), ample(needed.placements), ample(needed.pixels)});
    const at::Device device(device_);
    const TransformOptions& transforms = member_.options.transforms;
    numbers_ = compute::FixedTensors(hostColumns(scene, room_, patch.size(-1), byTable()), device);
    scene_ = {};
    scene_.background = at::full({room_.inputs, scene.background.size(1), scene.background.size(2), 3}, 0.5, scene.background.options());
    scene_.targets = scene.targets; // whether there are any
    scene_.columns = columnsFrom(numbers_.tensors(), scene_, room_, byTable());
    scene_.columns.placements.bends = transforms.bend > 0;
    scene_.columns.placements.erases = transforms.cutout > 0 || transforms.erase > 0;
    patch_ = at::empty_like(patch);
}

} // namespace blindspot::patch
