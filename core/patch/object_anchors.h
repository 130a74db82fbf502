// What the objectives share: the objects of a scene as tensors, the anchors in each of them, and the loss by
// which an anchor exceeds a threshold. Private to this folder.
#pragma once

#include "core/detector/heads.h"
#include "core/patch/options.h"
#include "core/patch/scene_columns.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace blindspot::patch {

/// So many false objects are to be seen in each object.
inline constexpr std::int64_t kDecoys = 5;

/// Whether points lie in each of `reaches` (K x 4): K x A. `x`, `y`: A or K x A, pixels.
at::Tensor pointsInside(const at::Tensor& reaches, const at::Tensor& x, const at::Tensor& y);

/// Anchors whose centre lies in each of `reaches`: K x A.
at::Tensor anchorsInside(const at::Tensor& reaches, const detector::Anchors& anchors);

/// IoU of each object with the boxes predicted for its input: K x A. `predicted`: B x A x 4, x1, y1, x2, y2 in pixels.
at::Tensor overlapsWith(const ObjectColumns& objects, const at::Tensor& predicted);

/// What `hide` lowers, of each object (K): see hideObjective. `logits`: K x A, of its input; `inside`: K x A; `overlap`: K x A,
/// undefined where it is not asked for.
at::Tensor hiddenness(const at::Tensor& logits, const at::Tensor& inside, const at::Tensor& overlap, const HideOptions& options);

/// The best logits of each row among `chosen`, and which of them there are: both K x at most `count`.
std::pair<at::Tensor, at::Tensor> bestOf(const at::Tensor& logits, const at::Tensor& chosen,
                                         std::int64_t count);

/// By how much a margin between logits is above 0: sigmoid(margin) + 0.02 x softplus(margin). It is one half
/// at 0 and nearly 0 or 1 far from it, so that its slope is where the sign is about to change; the second
/// part keeps a slope far above. Without `saturates` softplus(margin), whose slope only grows.
at::Tensor exceeded(const at::Tensor& margin, bool saturates);

double logitOf(double score);

} // namespace blindspot::patch
