#include "core/patch/object_anchors.h"
#include "core/patch/objective.h"
#include "core/patch/query_objective.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace blindspot::patch {

namespace {

/// What the detector says at the anchors, or by the queries, in the objects of a scene.
struct SceneLogits {
    at::Tensor logits; ///< B x A x classes
    ObjectColumns objects;
    at::Tensor inside;  ///< K x A: whether the anchor's centre lies in the object
    double weight = 1;  ///< of what comes of it
    bool moves = false; ///< there may be none in an object

    /// Logits of every input, as one row an object.
    at::Tensor ofObjects(const at::Tensor& rows) const { return rows.index_select(0, objects.inputs); }
};

std::vector<SceneLogits> logitsOf(const detector::Detector& detector, const at::Tensor& input, const Scene& scene)
{
    const ObjectColumns objects = objectsOf(scene, input);
    std::vector<SceneLogits> all;
    if (detector.info().head == detector::HeadKind::Queries) {
        for (const QueryLogits& part : queryLogitsOf(detector, input)) {
            SceneLogits seen{part.logits, objects, {}, part.weight, true};
            seen.inside = centresInside(seen.objects.reaches, part.corners.index_select(0, seen.objects.inputs));
            all.push_back(std::move(seen));
        }
        return all;
    }
    const detector::Heads heads = detector.forward(input, detector::BoxBranch::None);
    SceneLogits seen;
    seen.logits = detector::flatten(heads.scores);
    seen.objects = objects;
    seen.inside = anchorsInside(seen.objects.reaches, detector::anchorsOf(heads));
    all.push_back(std::move(seen));
    return all;
}

/// Mean over the best `count` anchors of each object of how far `margins` (K x A) exceed 0, or fall short of
/// it.
at::Tensor meanExceeded(const at::Tensor& margins, const at::Tensor& inside, std::int64_t count,
                        bool saturates, bool shortOf = false)
{
    const auto [best, there] = bestOf(margins, inside, count);
    const at::Tensor signedMargin = shortOf ? -best : best;
    return exceeded(signedMargin.masked_fill(there.logical_not(), -1e4), saturates).sum(1) /
           there.sum(1).clamp_min(1);
}

/// `lossesOf`: of each object, for one of the parts. The log shows the first, which is what the detector says in the end.
template <typename LossesOf>
ObjectiveValue weighted(const std::vector<SceneLogits>& parts, LossesOf lossesOf)
{
    ObjectiveValue value;
    for (const SceneLogits& part : parts) {
        const at::Tensor loss = overInputs(lossesOf(part) * part.objects.weights, part.objects, part.logits.size(0));
        value.minimise = value.minimise.defined() ? value.minimise + loss * part.weight : loss;
        if (!value.loss.defined()) value.loss = loss.detach();
    }
    return value;
}

/// The best logits of all classes but one: B x A.
at::Tensor bestBut(const at::Tensor& logits, std::int64_t index)
{
    const std::int64_t after = logits.size(2) - index - 1;
    if (index == 0) return logits.narrow(2, 1, after).amax(2);
    if (after == 0) return logits.narrow(2, 0, index).amax(2);
    return at::maximum(logits.narrow(2, 0, index).amax(2), logits.narrow(2, index + 1, after).amax(2));
}

} // namespace

ObjectiveValue createObjective(const detector::Detector& detector, const at::Tensor& input,
                               const Scene& scene, std::int64_t target, const HideOptions& options)
{
    const bool saturates = options.below > 0;
    return weighted(logitsOf(detector, input, scene), [&](const SceneLogits& seen) {
        const at::Tensor logits = seen.ofObjects(seen.logits.select(2, target));
        const at::Tensor margins = saturates ? logits - logitOf(options.below) : logits;
        const at::Tensor losses = meanExceeded(margins, seen.inside, options.anchors, saturates, /*shortOf=*/true);
        // A place without a query is as far from showing the object as can be.
        return seen.moves ? losses.masked_fill(seen.inside.any(1).logical_not(), 1) : losses;
    });
}

ObjectiveValue misclassifyObjective(const detector::Detector& detector, const at::Tensor& input,
                                    const Scene& scene, std::int64_t classIndex, std::int64_t target,
                                    const HideOptions& options)
{
    const bool saturates = options.below > 0;
    const auto rival = [&](const at::Tensor& logits) {
        return saturates ? logits.clamp_min(logitOf(options.below)) : logits;
    };
    return weighted(logitsOf(detector, input, scene), [&](const SceneLogits& seen) {
        const at::Tensor wanted = seen.logits.select(2, target);
        const at::Tensor ofClass = seen.ofObjects(seen.logits.select(2, classIndex) - rival(wanted));
        const at::Tensor ofTarget = seen.ofObjects(wanted - rival(bestBut(seen.logits, target)));
        return meanExceeded(ofClass, seen.inside, options.anchors, saturates) +
               meanExceeded(ofTarget, seen.inside, kDecoys, saturates, /*shortOf=*/true);
    });
}

} // namespace blindspot::patch
