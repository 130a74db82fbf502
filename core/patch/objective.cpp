#include "core/patch/objective.h"

#include "core/common/box.h"
#include "core/detector/detection_loss.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace blindspot::patch {

namespace {

/// So many false objects are to be seen in each object.
constexpr std::int64_t kDecoys = 5;

/// Anchors of an object reach at least this far from its centre, pixels, so that the smallest has some.
constexpr double kReach = 6;

/// Objects as columns on the device.
struct ObjectColumns {
    at::Tensor inputs;  ///< int64 K
    at::Tensor boxes;   ///< float32 K x 4
    at::Tensor reaches; ///< float32 K x 4: where the centres of their anchors lie
    at::Tensor weights; ///< float32 K
};

void setRow(const at::Tensor& rows, std::int64_t row, const Box& box)
{
    const double sides[] = {box.x1, box.y1, box.x2, box.y2};
    for (int side = 0; side < 4; ++side)
        rows.data_ptr<float>()[4 * row + side] = static_cast<float>(sides[side]);
}

ObjectColumns columnsOf(const std::vector<SceneObject>& objects, const at::Tensor& like)
{
    const auto count = static_cast<std::int64_t>(objects.size());
    const at::Tensor inputs = at::empty({count}, at::kLong), weights = at::empty({count});
    const at::Tensor boxes = at::empty({count, 4}), reaches = at::empty({count, 4});
    for (std::int64_t i = 0; i < count; ++i) {
        const SceneObject& object = objects[static_cast<std::size_t>(i)];
        inputs.data_ptr<std::int64_t>()[i] = object.input;
        weights.data_ptr<float>()[i] = static_cast<float>(object.weight);
        const double x = (object.box.x1 + object.box.x2) / 2, y = (object.box.y1 + object.box.y2) / 2;
        const double w = std::max(object.box.width() / 2, kReach),
                     h = std::max(object.box.height() / 2, kReach);
        setRow(boxes, i, object.box);
        setRow(reaches, i, {x - w, y - h, x + w, y + h});
    }
    const auto move = [&like](const at::Tensor& host) {
        return like.is_cuda() ? host.pin_memory().to(like.device(), /*non_blocking=*/true) : host;
    };
    return {move(inputs), move(boxes), move(reaches), move(weights)};
}

/// Anchors whose centre lies in each of `reaches`: K x A.
at::Tensor anchorsInside(const at::Tensor& reaches, const detector::Anchors& anchors)
{
    const at::Tensor points = anchors.centres * anchors.strides;
    const at::Tensor x = points.select(1, 0), y = points.select(1, 1);
    const auto side = [&reaches](std::int64_t i) { return reaches.narrow(1, i, 1); };
    return (x > side(0)).logical_and(x < side(2)).logical_and(y > side(1)).logical_and(y < side(3));
}

/// IoU of each object with the boxes that the anchors of its input predict: K x A.
at::Tensor overlaps(const ObjectColumns& objects, const std::vector<at::Tensor>& boxMaps,
                    const detector::Anchors& anchors)
{
    const at::Tensor distances = detector::expectedDistances(detector::flatten(boxMaps));
    const at::Tensor predicted = (detector::boxesFromDistances(distances, anchors.centres) * anchors.strides)
                                     .permute({2, 0, 1}) // side by side: 4 x B x A
                                     .contiguous()
                                     .index_select(1, objects.inputs);
    const auto own = [&objects](std::int64_t i) { return objects.boxes.narrow(1, i, 1); };
    const auto length = [&](std::int64_t axis) {
        return (at::minimum(predicted[axis + 2], own(axis + 2)) - at::maximum(predicted[axis], own(axis)))
            .clamp_min_(0);
    };
    const at::Tensor shared = length(0).mul_(length(1));
    const at::Tensor area = (predicted[2] - predicted[0]).mul_(predicted[3] - predicted[1]);
    const at::Tensor ownArea = (own(2) - own(0)) * (own(3) - own(1));
    return shared / (area.add_(ownArea).sub_(shared));
}

/// Stands where a row has no more anchors.
constexpr double kNone = -std::numeric_limits<double>::infinity();

/// The best logits of each row among `chosen`, and which of them there are: both K x at most `count`.
std::pair<at::Tensor, at::Tensor> bestOf(const at::Tensor& logits, const at::Tensor& chosen,
                                         std::int64_t count)
{
    const at::Tensor best =
        std::get<0>(logits.masked_fill(chosen.logical_not(), kNone).topk(std::min(count, logits.size(1)), 1));
    return {best, best.ne(kNone)}; // a NaN is there, and kept: the trainer ends on it
}

/// Of the part that never saturates, for detectors so sure of all objects that no anchor is near `below`.
constexpr double kSlopeFarAbove = 0.02;

/// By how much anchors are noticed: see hideObjective. With x = logit - logit(below), sigmoid(x) = o / (o + o(below)).
at::Tensor noticed(const at::Tensor& logits, double below)
{
    if (below == 0) return at::softplus(logits);
    const at::Tensor above = logits - std::log(below / (1 - below));
    return at::sigmoid(above) + at::softplus(above) * kSlopeFarAbove;
}

/// Mean over the best anchors of `inside`, where those that are not `chosen` count as 0.
at::Tensor lowered(const at::Tensor& logits, const at::Tensor& chosen, const at::Tensor& inside,
                   const HideOptions& options)
{
    const auto [best, there] = bestOf(logits, chosen, options.anchors);
    return noticed(best.masked_fill(there.logical_not(), -1e4), options.below).sum(1) /
           inside.sum(1).clamp(1, best.size(1));
}

/// Mean of -log(score) = softplus(-logit) over the best `chosen` anchors.
at::Tensor raised(const at::Tensor& logits, const at::Tensor& chosen, std::int64_t count)
{
    const auto [best, there] = bestOf(logits, chosen, count);
    return at::softplus(-best.masked_fill(there.logical_not(), 1e4)).sum(1) / there.sum(1).clamp_min(1);
}

} // namespace

ObjectiveValue hideObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                             std::int64_t classIndex, const HideOptions& options)
{
    using detector::BoxBranch;
    const detector::Heads heads =
        detector.forward(input, options.overlap > 0 ? BoxBranch::Fixed : BoxBranch::None);
    std::vector<at::Tensor> maps;
    for (const at::Tensor& map : heads.scores)
        maps.push_back(map.narrow(1, classIndex, 1));
    const at::Tensor logits = detector::flatten(maps).squeeze(2); // B x A
    const ObjectColumns objects = columnsOf(scene.objects, logits);
    const detector::Anchors anchors = detector::makeAnchors(input.size(2), input.size(3), logits);
    const at::Tensor inside = anchorsInside(objects.reaches, anchors);
    const at::Tensor own = logits.index_select(0, objects.inputs);
    at::Tensor loss;
    if (options.overlap > 0) {
        const at::Tensor finding = overlaps(objects, heads.boxes, anchors) >= options.overlap;
        loss = lowered(own, inside.logical_and(finding), inside, options);
        if (options.decoys > 0)
            loss = loss + raised(own, inside.logical_and(finding.logical_not()), kDecoys) * options.decoys;
    } else {
        loss = lowered(own, inside, inside, options);
    }
    ObjectiveValue value;
    value.minimise = (loss * objects.weights).sum();
    value.loss = value.minimise.detach();
    return value;
}

ObjectiveValue detectionLossObjective(const detector::Detector& detector, const at::Tensor& input,
                                      const Scene& scene, const LossWeights& weights)
{
    const detector::Heads heads = detector.forward(input);
    const detector::LossTargets targets = detector::padTargets(scene.targets, heads.scores[0]);
    const detector::DetectionLossSums sums =
        detector::detectionLossSums(heads, targets, input.size(2), input.size(3));
    const at::Tensor divisor = sums.targetScores.clamp_min(1);
    ObjectiveValue value;
    value.box = (sums.box / divisor).sum();
    value.cls = (sums.cls / divisor).sum();
    value.dfl = (sums.dfl / divisor).sum();
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
