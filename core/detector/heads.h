// The raw output of a YOLO network, and the functions that decode boxes and scores from it.
#pragma once

#include "core/detector/box_branch.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace blindspot::detector {

/// The raw maps of the three scales (strides 8, 16, 32), each B x C x H x W.
struct Heads {
    std::vector<at::Tensor> boxes;  ///< C = 64: four sides (left, top, right, bottom) x 16 bins, side-major;
                                    ///< empty if not asked for
    std::vector<at::Tensor> scores; ///< C = number of classes: logits
};

/// The maps of one kind side by side, anchors in the order P3, P4, P5 and row-major within: B x A x C.
at::Tensor flatten(const std::vector<at::Tensor>& maps);

/// Positions of the anchors for an input of `height` x `width` pixels.
struct Anchors {
    at::Tensor centres; ///< A x 2: x, y in cells of the own stride
    at::Tensor strides; ///< A x 1, pixels
};
/// Both float32 on the device of `like`.
Anchors makeAnchors(std::int64_t height, std::int64_t width, const at::Tensor& like);

/// Expected distances of the four sides, in cells, from B x A x 64 logits: B x A x 4 (DFL, Li et al. 2020).
at::Tensor expectedDistances(const at::Tensor& boxLogits);

/// Boxes x1, y1, x2, y2 in cells, from distances (B x A x 4) around the anchors' centres.
at::Tensor boxesFromDistances(const at::Tensor& distances, const at::Tensor& centres);

/// Boxes in pixels of the input (B x A x 4; x1, y1, x2, y2) and scores in [0, 1] (B x A x classes).
struct Decoded {
    at::Tensor boxes;
    at::Tensor scores;
};
Decoded decode(const Heads& heads, std::int64_t height, std::int64_t width);

/// The same for the anchors alone whose best score is above `confidence` (a few at its edge may be below), in
/// the same order: one image after the other, each 1 x K x 4 and 1 x K x classes, on the host. Nearly all
/// anchors see nothing, and their boxes and scores cost as much as a twentieth of the network.
std::vector<Decoded> decodeAbove(const Heads& heads, double confidence);

} // namespace blindspot::detector
