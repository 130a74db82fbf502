// Functions that compute an arm's figures, with their intervals, from its detections, and a patch's effect
// beyond the controls.
#pragma once

#include "core/metrics/aim_outcome.h"
#include "core/metrics/average_precision.h"
#include "core/metrics/bootstrap.h"
#include "core/metrics/evaluation_report.h"
#include "core/metrics/object_match.h"

#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::metrics {

/// One arm (of the random arm one drawing) on all images of an evaluation, in their order.
struct ArmOutcomes {
    std::vector<MatchedImage> matched;
    std::vector<ImageOutcome> outcomes;
    Aim aim = Aim::Hide;
    std::vector<AimOutcome> towards{}; ///< for each image; empty where the aim is to hide
};

/// An object that counts, by its two classes of size.
struct SizedObject {
    ObjectSize size = ObjectSize::Small;
    std::size_t inputSize = 0; ///< inputSizeOf
};

/// The objects of the images that are looked at, shared by all arms under one detector.
struct GroupObjects {
    std::vector<std::size_t> images;               ///< indices into ArmOutcomes' lists
    std::vector<std::vector<SizedObject>> objects; ///< those that count, for each of `images`
    std::int64_t count() const;
};
/// `annotations` and `scales` (input pixels per picture pixel) are of all images, `images` the indices of some of them.
GroupObjects objectsOf(std::span<const std::vector<Annotation>> annotations, std::span<const double> scales,
                       std::vector<std::size_t> images);

/// An arm's figures, and the same of each bootstrap drawing, for differences between arms.
struct MeasuredArm {
    ArmFigures figures;
    /// A value for each drawing; NaN where undefined.
    std::vector<double> ap50, recall, attackSuccess, noticed, hidden, aim, aimSeen;
};

/// `drawings`: one, or the random arm's several, of which means are taken. `clean`: the clean arm under the
/// same detector and defence. `bootstrap` is over `group.images`.
MeasuredArm measureArm(Arm arm, std::int64_t patch, std::span<const ArmOutcomes* const> drawings,
                       const ArmOutcomes& clean, const GroupObjects& group, const Bootstrap& bootstrap);

/// The patch against its strongest controls: the one that leaves the lowest AP50, the one that hides the most, and the one that
/// comes nearest to the aim.
/// Errors: std::invalid_argument when there is no control.
Effect measureEffect(const MeasuredArm& patch, std::span<const MeasuredArm* const> controls);

/// `from` minus `to`, paired drawing by drawing.
Figure ap50Difference(const MeasuredArm& from, const MeasuredArm& to);
Figure noticedDifference(const MeasuredArm& from, const MeasuredArm& to);

} // namespace blindspot::metrics
