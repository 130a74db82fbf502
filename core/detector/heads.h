// The raw output of a detector's network, and the functions that decode boxes and scores from it.
#pragma once

#include "core/detector/box_branch.h"
#include "core/detector/head_kind.h"
#include "core/detector/queries.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace blindspot::detector {

/// The raw maps of a head's scales, each B x C x H x W.
struct Heads {
    HeadKind kind = HeadKind::OneToMany;
    std::vector<std::int64_t> strides; ///< pixels a cell of each map
    std::vector<at::Tensor> boxes;  ///< C = 4 x R: four sides (left, top, right, bottom) x R bins, side-major, or with R = 1
                                    ///< the distances themselves; empty if not asked for
    std::vector<at::Tensor> scores; ///< C = number of classes: logits
    Queries queries;                ///< of the kind Queries, which has no maps
};

/// The maps of one kind side by side, anchors in the order of the scales and row-major within: B x A x C.
at::Tensor flatten(const std::vector<at::Tensor>& maps);

/// Positions of the anchors.
struct Anchors {
    at::Tensor centres; ///< A x 2: x, y in cells of the own stride
    at::Tensor strides; ///< A x 1, pixels
};
/// Those of the maps, in their type, on their device.
Anchors anchorsOf(const Heads& heads);

/// Distances of the four sides, in cells, from B x A x 4R numbers: B x A x 4. With R above 1 they are the means of distributions
/// (DFL, Li et al. 2020).
at::Tensor sideDistances(const at::Tensor& boxes);

/// Boxes x1, y1, x2, y2 in cells, from distances (B x A x 4) around the anchors' centres.
at::Tensor boxesFromDistances(const at::Tensor& distances, const at::Tensor& centres);

/// Boxes in pixels of the input (B x A x 4; x1, y1, x2, y2) and scores in [0, 1] (B x A x classes).
struct Decoded {
    at::Tensor boxes;
    at::Tensor scores;
    HeadKind kind = HeadKind::OneToMany; ///< of the head that they are of
};
Decoded decode(const Heads& heads);

/// The same for the anchors alone whose best score is above `confidence` (a few at its edge may be below), in
/// the same order: one image after the other, each 1 x K x 4 and 1 x K x classes, on the host. Nearly all
/// anchors see nothing, and their boxes and scores cost as much as a twentieth of the network.
std::vector<Decoded> decodeAbove(const Heads& heads, double confidence);

} // namespace blindspot::detector
