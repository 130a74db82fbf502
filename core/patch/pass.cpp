#include "core/patch/pass.h"

#include "core/patch/filters/defence_filter.h"
#include "core/patch/paster.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

namespace blindspot::patch {

namespace {

/// By the host on the CPU, where a loop over the pixels is faster than a dozen tensor operations.
at::Tensor pasted(const Scene& scene, const at::Tensor& patch)
{
    if (scene.columns.placements.defined()) return pasteByTable(scene.background, patch, scene.columns.placements);
    const std::int64_t height = scene.background.size(1), width = scene.background.size(2);
    if (patch.dim() == 3)
        return pastePatches(scene.background, patch,
                            rasterise(scene.placements, scene.background.size(0), height, width, patch.device().str()));
    return pasteByTable(scene.background, patch, movedTo(tableOf(scene.placements, patch.size(-1), height, width), patch.device()));
}

at::Tensor patchedInput(const TrainOptions& options, InputFit fit, const Scene& scene, const at::Tensor& patch)
{
    const double step = options.optimiser.learningRate;
    if (options.copiesPatch(fit)) {
        // The images were rounded before the first pass (prepareImages): what is left to round is the patch.
        const at::Tensor drawn = options.quantise ? quantised(patch / 255, step) * 255 : patch;
        return pasteFixed(scene.background, drawn, options.placement.row, options.placement.column);
    }
    const at::Tensor input = pasted(scene, patch);
    return options.quantise ? quantised(input, step) : input;
}

/// The scene where a filter has moved its inputs.
Scene moved(const Scene& scene, const std::vector<InputShift>& shifts)
{
    Scene result = scene;
    result.columns = {};
    for (SceneObject& object : result.objects) {
        const InputShift& shift = shifts[static_cast<std::size_t>(object.input)];
        const Box& box = object.box;
        object.box = {box.x1 * shift.scale + shift.left, box.y1 * shift.scale + shift.top, box.x2 * shift.scale + shift.left,
                      box.y2 * shift.scale + shift.top};
    }
    for (std::size_t i = 0; i < result.targets.size(); ++i) {
        const InputShift& shift = shifts[i];
        const at::Tensor offset = at::tensor({shift.left, shift.top, shift.left, shift.top}, at::kFloat);
        result.targets[i].first = result.targets[i].first * shift.scale + offset;
    }
    return result;
}

ObjectiveValue objectiveOf(const TrainOptions& options, const detector::Detector& detector, const at::Tensor& input,
                           const Scene& scene)
{
    switch (options.objective) {
    case ObjectiveKind::DetectionLoss:
        return detectionLossObjective(detector, input, scene, options.losses);
    case ObjectiveKind::Create:
        return createObjective(detector, input, scene, options.target.index, options.hide);
    case ObjectiveKind::Misclassify:
        return misclassifyObjective(detector, input, scene, options.classIndex, options.target.index, options.hide);
    case ObjectiveKind::Hide:
    case ObjectiveKind::Vanish:
        break;
    }
    return hideObjective(detector, input, scene, options.classIndex, options.hide);
}

} // namespace

PassResult runPass(const TrainOptions& options, const detector::Detector& detector, const Scene& scene,
                   const at::Tensor& patch, GradientOf of)
{
    const bool ofEach = of == GradientOf::EachInput;
    const at::Tensor own = ofEach ? patch.detach().unsqueeze(0).repeat({scene.background.size(0), 1, 1, 1}) : patch.detach();
    const at::Tensor leaf = own.requires_grad_(true);
    at::Tensor input = patchedInput(options, detector.info().inputFit, scene, leaf);
    if (options.camera.any()) input = throughCamera(input, options.camera, scene.cameras);
    const FilteredInput seen = filterInput(options.through, input, scene.keys);
    const ObjectiveValue value =
        objectiveOf(options, detector, seen.input, seen.shifts.empty() ? scene : moved(scene, seen.shifts));
    PassResult result;
    if (value.minimise.requires_grad())
        result.gradient =
            torch::autograd::grad({value.minimise.sum()}, {leaf}, {}, c10::nullopt, false, /*allow_unused=*/true)[0];
    if (!result.gradient.defined())
        result.gradient = at::zeros_like(leaf); // no patch lies on any of the inputs, or none covers a pixel's centre
    const at::Tensor none = at::zeros_like(value.loss);
    const auto orNone = [&none](const at::Tensor& part) { return part.defined() ? part : none; };
    result.sums =
        at::stack({value.loss, orNone(value.box), orNone(value.cls), orNone(value.dfl)}, 1).to(at::kDouble);
    if (!ofEach) result.sums = result.sums.sum(0);
    return result;
}

} // namespace blindspot::patch
