#include "core/patch/object_anchors.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace blindspot::patch {

namespace {

/// Stands where a row has no more anchors.
constexpr double kNone = -std::numeric_limits<double>::infinity();

/// Of the part that never saturates, for detectors so sure of all objects that no anchor is near the
/// threshold.
constexpr double kSlopeFarAbove = 0.02;

/// By how much anchors are noticed: see hideObjective. With x = logit - logit(below), sigmoid(x) = o / (o + o(below)).
at::Tensor noticed(const at::Tensor& logits, double below)
{
    return below == 0 ? exceeded(logits, false) : exceeded(logits - logitOf(below), true);
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

at::Tensor overlapsWith(const ObjectColumns& objects, const at::Tensor& boxes)
{
    const at::Tensor predicted = boxes.permute({2, 0, 1}) // side by side: 4 x B x A
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

at::Tensor hiddenness(const at::Tensor& logits, const at::Tensor& inside, const at::Tensor& overlap, const HideOptions& options)
{
    if (!overlap.defined()) return lowered(logits, inside, inside, options);
    const at::Tensor finding = overlap >= options.overlap;
    const at::Tensor loss = lowered(logits, inside.logical_and(finding), inside, options);
    if (options.decoys == 0) return loss;
    return loss + raised(logits, inside.logical_and(finding.logical_not()), kDecoys) * options.decoys;
}

at::Tensor pointsInside(const at::Tensor& reaches, const at::Tensor& x, const at::Tensor& y)
{
    const auto side = [&reaches](std::int64_t i) { return reaches.narrow(1, i, 1); };
    return (x > side(0)).logical_and(x < side(2)).logical_and(y > side(1)).logical_and(y < side(3));
}

at::Tensor anchorsInside(const at::Tensor& reaches, const detector::Anchors& anchors)
{
    const at::Tensor points = anchors.centres * anchors.strides;
    return pointsInside(reaches, points.select(1, 0), points.select(1, 1));
}

std::pair<at::Tensor, at::Tensor> bestOf(const at::Tensor& logits, const at::Tensor& chosen,
                                         std::int64_t count)
{
    const at::Tensor best =
        std::get<0>(logits.masked_fill(chosen.logical_not(), kNone).topk(std::min(count, logits.size(1)), 1));
    return {best, best.ne(kNone)}; // a NaN is there, and kept: the trainer ends on it
}

at::Tensor exceeded(const at::Tensor& margin, bool saturates)
{
    if (!saturates) return at::softplus(margin);
    return at::sigmoid(margin) + at::softplus(margin) * kSlopeFarAbove;
}

double logitOf(double score)
{
    return std::log(score / (1 - score));
}

} // namespace blindspot::patch
