#include "core/patch/objective.h"

#include "core/detector/detection_loss.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <limits>

namespace blindspot::patch {

namespace {

/// Anchors of an object reach at least this far from its centre, pixels, so that the smallest has some.
constexpr double kReach = 6;

/// Objects as columns on the device.
struct ObjectColumns {
    at::Tensor inputs;  ///< int64 K
    at::Tensor boxes;   ///< float32 K x 4
    at::Tensor weights; ///< float32 K
};

ObjectColumns columnsOf(const std::vector<SceneObject>& objects, const at::Tensor& like)
{
    const auto count = static_cast<std::int64_t>(objects.size());
    const at::Tensor inputs = at::empty({count}, at::kLong), boxes = at::empty({count, 4}), weights = at::empty({count});
    for (std::int64_t i = 0; i < count; ++i) {
        const SceneObject& object = objects[static_cast<std::size_t>(i)];
        inputs.data_ptr<std::int64_t>()[i] = object.input;
        weights.data_ptr<float>()[i] = static_cast<float>(object.weight);
        const double x = (object.box.x1 + object.box.x2) / 2, y = (object.box.y1 + object.box.y2) / 2;
        const double w = std::max(object.box.width() / 2, kReach), h = std::max(object.box.height() / 2, kReach);
        const double sides[] = {x - w, y - h, x + w, y + h};
        for (int side = 0; side < 4; ++side)
            boxes.data_ptr<float>()[4 * i + side] = static_cast<float>(sides[side]);
    }
    const auto move = [&like](const at::Tensor& host) {
        return like.is_cuda() ? host.pin_memory().to(like.device(), /*non_blocking=*/true) : host;
    };
    return {move(inputs), move(boxes), move(weights)};
}

/// Anchors whose centre lies in each box: K x A.
at::Tensor anchorsInside(const at::Tensor& boxes, const detector::Anchors& anchors)
{
    const at::Tensor points = anchors.centres * anchors.strides;
    const at::Tensor x = points.select(1, 0), y = points.select(1, 1);
    const auto side = [&boxes](std::int64_t i) { return boxes.narrow(1, i, 1); };
    return (x > side(0)).logical_and(x < side(2)).logical_and(y > side(1)).logical_and(y < side(3));
}

} // namespace

ObjectiveValue hideObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                             std::int64_t classIndex, const HideOptions& options)
{
    const detector::Heads heads = detector.forwardScores(input);
    std::vector<at::Tensor> maps;
    for (const at::Tensor& map : heads.scores)
        maps.push_back(map.narrow(1, classIndex, 1));
    const at::Tensor logits = detector::flatten(maps).squeeze(2); // B x A
    const ObjectColumns objects = columnsOf(scene.objects, logits);
    const at::Tensor inside =
        anchorsInside(objects.boxes, detector::makeAnchors(input.size(2), input.size(3), logits));
    const at::Tensor own = logits.index_select(0, objects.inputs)
                               .masked_fill(inside.logical_not(), -std::numeric_limits<double>::infinity());
    const std::int64_t count = std::min(options.anchors, own.size(1));
    const at::Tensor best = std::get<0>(own.topk(count, 1));
    // -log(1 - sigmoid(s)) = softplus(s); 0 for the -infinity that fills up objects with few anchors. A NaN is kept: the trainer
    // ends on it.
    const at::Tensor held = best.ne(-std::numeric_limits<double>::infinity());
    const at::Tensor terms = at::softplus(best.masked_fill(held.logical_not(), -1e4));
    const at::Tensor mean = terms.sum(1) / held.sum(1).clamp_min(1);
    ObjectiveValue value;
    value.minimise = (mean * objects.weights).sum();
    value.loss = value.minimise.detach();
    return value;
}

ObjectiveValue detectionLossObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                                      const LossWeights& weights)
{
    const detector::Heads heads = detector.forward(input);
    const detector::LossTargets targets = detector::padTargets(scene.targets, heads.scores[0]);
    const detector::DetectionLossSums sums = detector::detectionLossSums(heads, targets, input.size(2), input.size(3));
    const at::Tensor divisor = sums.targetScores.clamp_min(1);
    ObjectiveValue value;
    value.box = (sums.box / divisor).sum();
    value.cls = (sums.cls / divisor).sum();
    value.dfl = (sums.dfl / divisor).sum();
    const at::Tensor raised = value.box * (weights.total + weights.box) + value.cls * (weights.total + weights.cls) +
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
