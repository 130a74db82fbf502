// The training loss of YOLOv8, YOLO11 and YOLOv5u (ultralytics' v8DetectionLoss), part by part.
#pragma once

#include "core/detector/heads.h"

namespace blindspot::detector {

/// The targets of the loss: the boxes of B images, padded to the same number G with `valid` false.
struct LossTargets {
    at::Tensor boxes;   ///< float32 B x G x 4: x1, y1, x2, y2 in pixels of the input
    at::Tensor classes; ///< int64 B x G
    at::Tensor valid;   ///< bool B x G
};
/// From one pair (n x 4 boxes, n classes) an image, on the device of `like`. G may be 0.
LossTargets padTargets(const std::vector<std::pair<at::Tensor, at::Tensor>>& perImage,
                       const at::Tensor& like);

/// The loss before it is divided by the sum of target scores, so that images can be added up in any grouping:
/// with the sums over a group of images, part = gain x sum(part) / max(sum(targetScores), 1).
struct DetectionLossSums {
    at::Tensor box, cls, dfl; ///< B each, differentiable, gains 7.5, 0.5, 1.5 applied
    at::Tensor targetScores;  ///< B, without gradient
};

/// Task-aligned assignment (TOOD, Feng et al. 2021: top 10, alpha 0.5, beta 6), then CIoU, binary
/// cross-entropy and the distribution focal loss. `height` and `width` of the input in pixels.
DetectionLossSums detectionLossSums(const Heads& heads, const LossTargets& targets, std::int64_t height,
                                    std::int64_t width);

/// The parts over the whole batch as one group, as ultralytics reports them: with gains, not multiplied by
/// the batch size.
struct DetectionLoss {
    at::Tensor box, cls, dfl; ///< scalars
};
DetectionLoss detectionLoss(const Heads& heads, const LossTargets& targets, std::int64_t height,
                            std::int64_t width);

/// Complete IoU of boxes x1, y1, x2, y2 (broadcast; Zheng et al. 2020), as ultralytics' bbox_iou(CIoU=True)
/// computes it.
at::Tensor completeIou(const at::Tensor& a, const at::Tensor& b);

} // namespace blindspot::detector
