#include "core/patch/query_objective.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace blindspot::patch {

namespace {

constexpr double kPositionWeight = 0.5;

} // namespace

std::vector<QueryLogits> queryLogitsOf(const detector::Detector& detector, const at::Tensor& input)
{
    const detector::Heads heads = detector.forward(input, detector::BoxBranch::Fixed);
    const detector::Queries& queries = heads.queries;
    const auto corners = [&queries](const at::Tensor& boxes) {
        return detector::cornersInPixels(boxes.detach(), queries.height, queries.width);
    };
    std::vector<QueryLogits> parts{{queries.logits, corners(queries.boxes), 1}};
    if (queries.tokenLogits.defined()) parts.push_back({queries.tokenLogits, corners(queries.tokenBoxes), kPositionWeight});
    return parts;
}

at::Tensor centresInside(const at::Tensor& reaches, const at::Tensor& corners)
{
    return pointsInside(reaches, (corners.select(2, 0) + corners.select(2, 2)) / 2,
                        (corners.select(2, 1) + corners.select(2, 3)) / 2);
}

ObjectiveValue hideQueries(const detector::Detector& detector, const at::Tensor& input, const Scene& scene, std::int64_t classIndex,
                           const HideOptions& options)
{
    const ObjectColumns objects = objectsOf(scene, input);
    ObjectiveValue value;
    for (const QueryLogits& part : queryLogitsOf(detector, input)) {
        const at::Tensor logits = classIndex == kAnyClass ? part.logits.amax(2) : part.logits.select(2, classIndex);
        const at::Tensor inside = centresInside(objects.reaches, part.corners.index_select(0, objects.inputs));
        const at::Tensor overlap = options.overlap > 0 ? overlapsWith(objects, part.corners) : at::Tensor();
        const at::Tensor own = logits.index_select(0, objects.inputs);
        const at::Tensor loss = overInputs(hiddenness(own, inside, overlap, options) * objects.weights, objects, logits.size(0));
        value.minimise = value.minimise.defined() ? value.minimise + loss * part.weight : loss;
        if (!value.loss.defined()) value.loss = loss.detach();
    }
    return value;
}

} // namespace blindspot::patch
