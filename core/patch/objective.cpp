#include "core/patch/objective.h"

#include "core/detector/detection_loss.h"
#include "core/patch/object_anchors.h"
#include "core/patch/query_objective.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>

namespace blindspot::patch {

namespace {

/// Of a one-to-one head so many anchors of an object count at most: the one that answers for it, and those that would next.
constexpr std::int64_t kOneToOneAnchors = 5;

/// IoU of each object with the boxes that the anchors of its input predict: K x A.
at::Tensor overlaps(const ObjectColumns& objects, const std::vector<at::Tensor>& boxMaps,
                    const detector::Anchors& anchors)
{
    const at::Tensor distances = detector::sideDistances(detector::flatten(boxMaps));
    return overlapsWith(objects, detector::boxesFromDistances(distances, anchors.centres) * anchors.strides);
}

/// The weighted loss of one head: see hideObjective.
at::Tensor hideLoss(const detector::Heads& heads, const ObjectColumns& objects, std::int64_t classIndex, HideOptions options)
{
    if (heads.kind == detector::HeadKind::OneToOne) options.anchors = std::min(options.anchors, kOneToOneAnchors);
    std::vector<at::Tensor> maps;
    for (const at::Tensor& map : heads.scores)
        maps.push_back(classIndex == kAnyClass ? map.amax(1, /*keepdim=*/true) : map.narrow(1, classIndex, 1));
    const at::Tensor logits = detector::flatten(maps).squeeze(2); // B x A
    const detector::Anchors anchors = detector::anchorsOf(heads);
    const at::Tensor inside = anchorsInside(objects.reaches, anchors);
    const at::Tensor own = logits.index_select(0, objects.inputs);
    const at::Tensor loss =
        hiddenness(own, inside, options.overlap > 0 ? overlaps(objects, heads.boxes, anchors) : at::Tensor(), options);
    return overInputs(loss * objects.weights, objects, logits.size(0));
}

} // namespace

ObjectiveValue hideObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                             std::int64_t classIndex, const HideOptions& options)
{
    if (detector.info().head == detector::HeadKind::Queries) return hideQueries(detector, input, scene, classIndex, options);
    using detector::BoxBranch;
    const BoxBranch boxes = options.overlap > 0 ? BoxBranch::Fixed : BoxBranch::None;
    const ObjectColumns objects = objectsOf(scene, input);
    ObjectiveValue value;
    if (options.allHeads) {
        const std::vector<detector::Heads> all = detector.forwardAll(input, boxes);
        for (const detector::Heads& heads : all) {
            const at::Tensor loss = hideLoss(heads, objects, classIndex, options) / static_cast<double>(all.size());
            value.minimise = value.minimise.defined() ? value.minimise + loss : loss;
        }
    } else {
        value.minimise = hideLoss(detector.forward(input, boxes), objects, classIndex, options);
    }
    value.loss = value.minimise.detach();
    return value;
}

ObjectiveValue detectionLossObjective(const detector::Detector& detector, const at::Tensor& input,
                                      const Scene& scene, const LossWeights& weights)
{
    const detector::Heads heads = detector.forward(input);
    const detector::DetectionLossSums sums = detector::detectionLossSums(
        heads, targetsOf(scene, input), input.size(2), input.size(3), detector::assignOptionsOf(heads.kind, /*floors=*/false));
    const at::Tensor divisor = sums.targetScores.clamp_min(1);
    ObjectiveValue value;
    value.box = sums.box / divisor;
    value.cls = sums.cls / divisor;
    value.dfl = sums.dfl / divisor;
    const at::Tensor raised = value.box * (weights.total + weights.box) +
                              value.cls * (weights.total + weights.cls) +
                              value.dfl * (weights.total + weights.dfl);
    value.minimise = -raised;
    value.loss = raised.detach();
    for (at::Tensor* part : {&value.box, &value.cls, &value.dfl})
        *part = part->detach();
    return value;
}

at::Tensor quantised(const at::Tensor& input, double step)
{
    const at::Tensor plain = input.detach();
    return input + (plain * 255).div_(step).round_().mul_(step).div_(255).sub_(plain);
}

} // namespace blindspot::patch
