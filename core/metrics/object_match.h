// The matching of detections with objects of one class at one confidence: which objects were found on an
// image and which detections were invented.
#pragma once

#include "core/metrics/boxes.h"
#include "core/metrics/notice.h"

#include <array>
#include <cstdint>
#include <vector>

namespace blindspot::metrics {

inline constexpr double kFoundOverlap = 0.5; ///< the least IoU of a detection that finds an object

struct ObjectMatch {
    static constexpr std::int32_t kNone = -1, kIgnored = -2;

    std::vector<std::int32_t>
        objectOf; ///< for each detection given: index of its annotation; kNone: invented; kIgnored: counts
                  ///< for nothing (below the confidence, on a crowd or a difficult object)
    std::vector<std::int32_t> foundBy; ///< for each annotation given: index of its detection, or kNone

    bool found(std::size_t annotation) const { return foundBy[annotation] >= 0; }
};

/// Greedy, best score first, ties in the order given: each detection above `confidence` takes the free object
/// that it overlaps most, if by at least kFoundOverlap; else it may lie on a crowd or a difficult object
/// (COCO's order: objects that count first; as matchImage at IoU 0.5).
ObjectMatch matchObjects(const ImageBoxes& image, double confidence);

/// The result of an arm on one image.
struct ImageOutcome {
    std::vector<bool> found;   ///< for each object that counts, in the order of the annotations
    std::vector<bool> noticed; ///< the same
    std::array<std::int32_t, 3> invented{}; ///< by ObjectSize of the detection
    std::int32_t inventedOnObjects = 0;     ///< of these, those that touch an object that counts (NoticeRule)
    std::int32_t boxes = 0;                 ///< detections above the confidence, whatever they are
};
ImageOutcome outcomeOf(const ImageBoxes& image, const NoticeRule& rule);

/// How visible the class's objects are to the detector: the mean over the objects that count of the best
/// score among the detections that overlap it by at least kFoundOverlap, 0 where there is none. 0 for an
/// image without objects.
double scoreLeft(const ImageBoxes& image);

} // namespace blindspot::metrics
