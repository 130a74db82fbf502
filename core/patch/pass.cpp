#include "core/patch/pass.h"

#include "core/patch/paster.h"

#include <ATen/Functions.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

namespace blindspot::patch {

namespace {

at::Tensor patchedInput(const TrainOptions& options, const Scene& scene, const at::Tensor& patch)
{
    const double step = options.optimiser.learningRate;
    if (options.copiesPatch()) {
        // The images were rounded before the first pass (prepareImages): what is left to round is the patch.
        const at::Tensor drawn = options.quantise ? quantised(patch / 255, step) * 255 : patch;
        return pasteFixed(scene.background, drawn, options.placement.row, options.placement.column);
    }
    const Footprint footprint =
        rasterise(scene.placements, scene.background.size(0), scene.background.size(1),
                  scene.background.size(2), patch.device().str());
    const at::Tensor input = pastePatches(scene.background, patch, footprint);
    return options.quantise ? quantised(input, step) : input;
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
                   const at::Tensor& patch)
{
    const at::Tensor leaf = patch.detach().requires_grad_(true);
    const at::Tensor input = patchedInput(options, scene, leaf);
    const ObjectiveValue value = objectiveOf(options, detector, input, scene);
    PassResult result;
    if (value.minimise.requires_grad())
        result.gradient =
            torch::autograd::grad({value.minimise}, {leaf}, {}, c10::nullopt, false, /*allow_unused=*/true)[0];
    if (!result.gradient.defined())
        result.gradient = at::zeros_like(patch); // no patch lies on any of the inputs, or none covers a pixel's centre
    const at::Tensor none = at::zeros_like(value.loss);
    const auto orNone = [&none](const at::Tensor& part) { return part.defined() ? part : none; };
    result.sums =
        at::stack({value.loss, orNone(value.box), orNone(value.cls), orNone(value.dfl)}).to(at::kDouble);
    return result;
}

} // namespace blindspot::patch
