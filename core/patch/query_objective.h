// What a detector of queries (RT-DETR) says of a scene, in the terms of the objectives: the queries, and the positions of its maps
// that they are picked from. Private to this folder.
#pragma once

#include "core/patch/object_anchors.h"
#include "core/patch/objective.h"

#include <vector>

namespace blindspot::patch {

/// Logits with the boxes that they are of.
struct QueryLogits {
    at::Tensor logits;  ///< B x N x classes, differentiable
    at::Tensor corners; ///< B x N x 4: x1, y1, x2, y2 in pixels of the input, without a gradient
    double weight = 1;  ///< of what comes of it
};

/// The queries, and, where the input has a gradient, the positions that queries are picked from, with half the weight: what no
/// position speaks for becomes no query. (Positions are ranked by their best class, and the 300 best are always picked.)
std::vector<QueryLogits> queryLogitsOf(const detector::Detector& detector, const at::Tensor& input);

/// Whether the middles of boxes (K x N x 4) lie in each of `reaches` (K x 4): K x N.
at::Tensor centresInside(const at::Tensor& reaches, const at::Tensor& corners);

/// hideObjective for a detector of queries: an object's queries are those whose box has its middle in it.
ObjectiveValue hideQueries(const detector::Detector& detector, const at::Tensor& input, const Scene& scene, std::int64_t classIndex,
                           const HideOptions& options);

} // namespace blindspot::patch
