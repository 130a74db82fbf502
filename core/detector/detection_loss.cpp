#include "core/detector/detection_loss.h"

#include "core/compute/host_copy.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <numbers>

namespace blindspot::detector {

namespace {

constexpr double kBoxGain = 7.5, kClsGain = 0.5, kDflGain = 1.5;
constexpr double kAlpha = 0.5, kBeta = 6.0;
constexpr double kAssignEpsilon = 1e-9;
constexpr double kIouEpsilon = 1e-7;

/// Which anchor answers for which box, and how strongly.
struct Assignment {
    at::Tensor boxes;  ///< B x A x 4, pixels
    at::Tensor scores; ///< B x A x classes
};

/// The boxes with sides of at least a number of pixels, about the same centre: B x G x 4.
at::Tensor withFloors(const at::Tensor& boxes, const AssignOptions& options)
{
    if (options.floorBelow <= 0) return boxes;
    const at::Tensor low = boxes.narrow(-1, 0, 2), high = boxes.narrow(-1, 2, 2), sides = high - low;
    const at::Tensor half =
        at::where(sides.lt(options.floorBelow), at::full_like(sides, options.floorSide), sides) / 2;
    const at::Tensor centre = (low + high) / 2;
    return at::cat({centre - half, centre + half}, -1);
}

/// Anchors whose centre lies inside each box: B x G x A.
at::Tensor centresInside(const at::Tensor& points, const at::Tensor& boxes)
{
    const at::Tensor corners = boxes.unsqueeze(2); // B x G x 1 x 4
    const at::Tensor inside =
        at::cat({points - corners.narrow(-1, 0, 2), corners.narrow(-1, 2, 2) - points}, -1);
    return inside.amin(-1).gt(kAssignEpsilon);
}

/// For each box its best anchors: B x G x A, 0 or 1.
at::Tensor topAnchors(const at::Tensor& metric, const at::Tensor& valid, std::int64_t wanted)
{
    const std::int64_t count = std::min(wanted, metric.size(-1));
    const at::Tensor best = std::get<1>(metric.topk(count, -1));
    const at::Tensor chosen = at::zeros_like(metric).scatter(-1, best, 1.0);
    return chosen * valid.unsqueeze(-1);
}

/// An anchor that several boxes claim goes to the one that it overlaps most.
at::Tensor resolveConflicts(const at::Tensor& positive, const at::Tensor& overlaps)
{
    const at::Tensor contested = positive.sum(1, true).gt(1).expand_as(positive);
    const at::Tensor owner = at::zeros_like(positive).scatter(1, overlaps.argmax(1, true), 1.0);
    return at::where(contested, owner, positive);
}

/// ultralytics' TaskAlignedAssigner. `scores` B x A x C in [0, 1] and `boxes` B x A x 4 in pixels are
/// predictions, `points` A x 2 the anchors' centres in pixels.
Assignment assign(const at::Tensor& scores, const at::Tensor& boxes, const at::Tensor& points,
                  const LossTargets& targets, const AssignOptions& options)
{
    const auto batch = scores.size(0), anchors = scores.size(1), classes = scores.size(2),
               count = targets.boxes.size(1);
    if (count == 0) return {at::zeros_like(boxes), at::zeros_like(scores)};

    const at::Tensor valid = targets.valid.to(scores.scalar_type());
    const at::Tensor usable =
        centresInside(points, withFloors(targets.boxes, options)).to(scores.scalar_type()) * valid.unsqueeze(-1);
    const at::Tensor labels = targets.classes.clamp(0, classes - 1);
    const at::Tensor classScores =
        scores.transpose(1, 2).gather(1, labels.unsqueeze(-1).expand({batch, count, anchors})) * usable;
    const at::Tensor overlaps =
        completeIou(targets.boxes.unsqueeze(2), boxes.unsqueeze(1)).clamp_min(0) * usable;
    const at::Tensor metric = classScores.pow(kAlpha) * overlaps.pow(kBeta);

    at::Tensor positive = resolveConflicts(topAnchors(metric, valid, options.topAnchors) * usable, overlaps);
    if (options.kept > 0) positive = positive * topAnchors(metric * positive, valid, options.kept);
    const at::Tensor owner = positive.argmax(1); // B x A; 0 where no box owns the anchor
    const at::Tensor owned = positive.amax(1).gt(0);

    const at::Tensor claimed = metric * positive;
    const at::Tensor bestMetric = claimed.amax(-1, true);
    const at::Tensor bestOverlap = (overlaps * positive).amax(-1, true);
    const at::Tensor strength = (claimed * bestOverlap / (bestMetric + kAssignEpsilon)).amax(1); // B x A

    const at::Tensor targetBoxes = targets.boxes.gather(1, owner.unsqueeze(-1).expand({batch, anchors, 4}));
    const at::Tensor targetLabels = labels.gather(1, owner);
    const at::Tensor targetScores =
        at::zeros_like(scores).scatter(2, targetLabels.unsqueeze(-1), (strength * owned).unsqueeze(-1));
    return {targetBoxes, targetScores};
}

/// The distance of predicted and wanted sides as parts of the input's width and height, mean of the four sides: B x A.
at::Tensor sideDifference(const at::Tensor& predicted, const at::Tensor& wanted, const at::Tensor& strides, std::int64_t height,
                          std::int64_t width)
{
    const auto part = [&predicted](std::int64_t pixels) { // filled there: a copy from the host would wait
        return at::full({1}, 1 / static_cast<double>(pixels), predicted.options().requires_grad(false));
    };
    const at::Tensor scale = strides * at::cat({part(width), part(height)}).repeat({2});
    return ((predicted - wanted) * scale).abs().mean(-1);
}

/// Distribution focal loss: cross-entropy against the two bins around each side's distance, mean of the four
/// sides: B x A.
at::Tensor focalDistance(const at::Tensor& boxLogits, const at::Tensor& distances)
{
    const auto batch = boxLogits.size(0), anchors = boxLogits.size(1), bins = boxLogits.size(2) / 4;
    const at::Tensor logSoftmax = boxLogits.reshape({batch, anchors, 4, bins}).log_softmax(-1);
    const at::Tensor clamped = distances.clamp(0, static_cast<double>(bins - 1) - 0.01);
    const at::Tensor lower = clamped.floor();
    const at::Tensor weight = clamped - lower;
    const at::Tensor bin = lower.to(at::kLong).unsqueeze(-1);
    const at::Tensor left = -logSoftmax.gather(-1, bin).squeeze(-1);
    const at::Tensor right = -logSoftmax.gather(-1, bin + 1).squeeze(-1);
    return (left * (1 - weight) + right * weight).mean(-1);
}

} // namespace

at::Tensor completeIou(const at::Tensor& a, const at::Tensor& b)
{
    const auto side = [](const at::Tensor& box, std::int64_t i) { return box.select(-1, i); };
    const at::Tensor width1 = side(a, 2) - side(a, 0), height1 = side(a, 3) - side(a, 1) + kIouEpsilon;
    const at::Tensor width2 = side(b, 2) - side(b, 0), height2 = side(b, 3) - side(b, 1) + kIouEpsilon;
    const at::Tensor overlap =
        (at::minimum(side(a, 2), side(b, 2)) - at::maximum(side(a, 0), side(b, 0))).clamp_min(0) *
        (at::minimum(side(a, 3), side(b, 3)) - at::maximum(side(a, 1), side(b, 1))).clamp_min(0);
    const at::Tensor iou = overlap / (width1 * height1 + width2 * height2 - overlap + kIouEpsilon);
    const at::Tensor hullWidth = at::maximum(side(a, 2), side(b, 2)) - at::minimum(side(a, 0), side(b, 0));
    const at::Tensor hullHeight = at::maximum(side(a, 3), side(b, 3)) - at::minimum(side(a, 1), side(b, 1));
    const at::Tensor diagonal = hullWidth.square() + hullHeight.square() + kIouEpsilon;
    const at::Tensor distance = ((side(b, 0) + side(b, 2) - side(a, 0) - side(a, 2)).square() +
                                 (side(b, 1) + side(b, 3) - side(a, 1) - side(a, 3)).square()) /
                                4;
    const at::Tensor shape = (at::atan(width2 / height2) - at::atan(width1 / height1)).square() *
                             (4 / (std::numbers::pi * std::numbers::pi));
    const at::Tensor weight = (shape / (shape - iou + (1 + kIouEpsilon))).detach();
    return iou - (distance / diagonal + shape * weight);
}

AssignOptions assignOptionsOf(HeadKind kind, bool floors)
{
    AssignOptions options;
    if (kind == HeadKind::OneToOne) options.topAnchors = 7, options.kept = 1;
    if (floors) options.floorBelow = 16;
    return options;
}

std::pair<double, double> headWeights(std::int64_t epoch, std::int64_t epochs)
{
    const double passed = static_cast<double>(epoch) / static_cast<double>(std::max<std::int64_t>(epochs - 1, 1));
    const double oneToMany = std::max(1 - passed, 0.0) * 0.7 + 0.1;
    return {oneToMany, 1 - oneToMany};
}

LossTargets padTargets(const std::vector<std::pair<at::Tensor, at::Tensor>>& perImage, const at::Tensor& like,
                       std::int64_t images, std::int64_t room)
{
    std::int64_t most = room;
    for (const auto& [boxes, classes] : perImage)
        most = std::max(most, boxes.size(0));
    const std::int64_t batch = std::max(images, std::ssize(perImage));
    LossTargets targets{at::zeros({batch, most, 4}), at::zeros({batch, most}, at::kLong),
                        at::zeros({batch, most}, at::kBool)};
    for (std::int64_t i = 0; i < std::ssize(perImage); ++i) {
        const auto& [boxes, classes] = perImage[static_cast<std::size_t>(i)];
        const std::int64_t count = boxes.size(0);
        if (count == 0) continue;
        targets.boxes[i].narrow(0, 0, count).copy_(boxes);
        targets.classes[i].narrow(0, 0, count).copy_(classes);
        targets.valid[i].narrow(0, 0, count).fill_(true);
    }
    const std::vector<at::Tensor> there =
        compute::deviceCopies({targets.boxes, targets.classes, targets.valid}, like.device());
    return {there[0], there[1], there[2]};
}

DetectionLossSums detectionLossSums(const Heads& heads, const LossTargets& targets, std::int64_t height,
                                    std::int64_t width, const AssignOptions& options)
{
    const at::Tensor boxLogits = flatten(heads.boxes), classLogits = flatten(heads.scores);
    const Anchors anchors = anchorsOf(heads);
    const at::Tensor sides = sideDistances(boxLogits);
    const at::Tensor predicted = boxesFromDistances(sides, anchors.centres);

    Assignment assignment;
    {
        const at::NoGradGuard noGrad;
        assignment = assign(classLogits.detach().sigmoid(), predicted.detach() * anchors.strides,
                            anchors.centres * anchors.strides, targets, options);
    }
    const at::Tensor weight = assignment.scores.sum(-1);
    // Anchors that nobody owns have weight 0; a harmless box keeps their loss finite, since 0 x infinity is
    // not 0.
    const at::Tensor unit = at::cat({anchors.centres - 0.5, anchors.centres + 0.5}, -1);
    const at::Tensor goal = at::where(weight.gt(0).unsqueeze(-1), assignment.boxes / anchors.strides,
                                      unit.unsqueeze(0).expand_as(predicted));
    const at::Tensor distances =
        at::cat({anchors.centres - goal.narrow(-1, 0, 2), goal.narrow(-1, 2, 2) - anchors.centres}, -1);
    // Cross-entropy of a logit as current PyTorch computes it. The form rounds the tiny losses of sure
    // background away, which shows in the fourth digit of the sum, and ultralytics' figures have that
    // rounding.
    const at::Tensor crossEntropy = (1 - assignment.scores) * classLogits - at::log_sigmoid(classLogits);
    const at::Tensor refinement = boxLogits.size(2) > 4 ? focalDistance(boxLogits, distances)
                                                        : sideDifference(sides, distances, anchors.strides, height, width);
    return {((1 - completeIou(predicted, goal)) * weight).sum(1) * kBoxGain,
            crossEntropy.sum({1, 2}) * kClsGain,
            (refinement * weight).sum(1) * kDflGain, weight.sum(1)};
}

DetectionLoss detectionLoss(const Heads& heads, const LossTargets& targets, std::int64_t height,
                            std::int64_t width, const AssignOptions& options)
{
    const DetectionLossSums sums = detectionLossSums(heads, targets, height, width, options);
    const at::Tensor divisor = sums.targetScores.sum().clamp_min(1);
    return {sums.box.sum() / divisor, sums.cls.sum() / divisor, sums.dfl.sum() / divisor};
}

} // namespace blindspot::detector
