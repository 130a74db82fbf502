// The training loss of a YOLO head (ultralytics' v8DetectionLoss), part by part.
#pragma once

#include "core/detector/heads.h"

namespace blindspot::detector {

/// The targets of the loss: the boxes of B images, padded to the same number G with `valid` false.
struct LossTargets {
    at::Tensor boxes;   ///< float32 B x G x 4: x1, y1, x2, y2 in pixels of the input
    at::Tensor classes; ///< int64 B x G
    at::Tensor valid;   ///< bool B x G
};
/// From one pair (n x 4 boxes, n classes) an image, on the device of `like`; there may be more images, without boxes, and room for more
/// boxes: `images`, `room`. G may be 0.
LossTargets padTargets(const std::vector<std::pair<at::Tensor, at::Tensor>>& perImage, const at::Tensor& like,
                       std::int64_t images = 0, std::int64_t room = 0);

/// How anchors are assigned to boxes (task-aligned, TOOD, Feng et al. 2021, alpha 0.5, beta 6).
struct AssignOptions {
    std::int64_t topAnchors = 10; ///< candidates of each box
    std::int64_t kept = 0;        ///< of a box's anchors that no other box claims more: its best so many; 0: all
    /// Sides of boxes below `floorBelow` pixels count as `floorSide` when the anchors inside are looked for: ultralytics up to 8.3 does
    /// not (0), 8.4.0 has 8 and 16, about 8.4.140 and later 16 and 16.
    double floorBelow = 0, floorSide = 16;

    bool operator==(const AssignOptions&) const = default;
};

/// Those that a head is trained with in ultralytics: the one-to-one head has 7 candidates and keeps one. `floors`: as 8.4.140 and later,
/// which YOLO26 is made with.
AssignOptions assignOptionsOf(HeadKind kind, bool floors);

/// The weights of the two heads' losses in the epoch `epoch` of `epochs` (from 0), one-to-many first: 0.8 and 0.2, changing evenly to
/// 0.1 and 0.9 in the last one (ultralytics' E2ELoss, 8.4).
std::pair<double, double> headWeights(std::int64_t epoch, std::int64_t epochs);

/// The loss before it is divided by the sum of target scores, so that images can be added up in any grouping:
/// with the sums over a group of images, part = gain x sum(part) / max(sum(targetScores), 1).
struct DetectionLossSums {
    at::Tensor box, cls, dfl; ///< B each, differentiable, gains 7.5, 0.5, 1.5 applied
    at::Tensor targetScores;  ///< B, without gradient
};

/// Assignment, then CIoU, binary cross-entropy and, as `dfl`, the distribution focal loss; for heads without a distribution it is the
/// L1 distance of the four sides as parts of the input's (ultralytics' YOLO26). `height` and `width` of the input in pixels.
DetectionLossSums detectionLossSums(const Heads& heads, const LossTargets& targets, std::int64_t height,
                                    std::int64_t width, const AssignOptions& options = {});

/// The parts over the whole batch as one group, as ultralytics reports them: with gains, not multiplied by
/// the batch size.
struct DetectionLoss {
    at::Tensor box, cls, dfl; ///< scalars
};
DetectionLoss detectionLoss(const Heads& heads, const LossTargets& targets, std::int64_t height,
                            std::int64_t width, const AssignOptions& options = {});

/// Complete IoU of boxes x1, y1, x2, y2 (broadcast; Zheng et al. 2020), as ultralytics' bbox_iou(CIoU=True)
/// computes it.
at::Tensor completeIou(const at::Tensor& a, const at::Tensor& b);

} // namespace blindspot::detector
