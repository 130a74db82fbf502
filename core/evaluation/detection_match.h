// A function that matches one picture's detections with its annotations and tells which objects were found,
// half seen or missed and which detections were invented, for display.
#pragma once

#include "core/dataset/image_record.h"
#include "core/evaluation/detect_picture.h"

#include <optional>
#include <string>
#include <vector>

namespace blindspot::evaluation {

/// Indices into the lists that were compared.
struct DetectionMatch {
    struct Pair {
        std::size_t annotation;
        std::size_t detection;
    };
    std::vector<Pair> found;
    std::vector<std::size_t> halfSeen; ///< annotations that are noticed and not found (metrics::NoticeRule)
    std::vector<std::size_t> missed;   ///< annotations that no detection touches
    std::vector<std::size_t> invented; ///< detections that find no annotation
    /// Neither: crowds and objects marked as difficult that nothing hit, classes that the detector does not
    /// know, and detections on a crowd of their class.
    std::vector<std::size_t> ignoredAnnotations;
    std::vector<std::size_t> ignoredDetections;
};

/// Each class by itself as metrics::matchObjects does it. Class names are compared exactly, else ignoring
/// case. `knownClasses`: the detector's.
DetectionMatch matchDetections(const std::vector<dataset::AnnotationRecord>& annotations,
                               const std::vector<PictureDetection>& detections,
                               const std::vector<std::string>& knownClasses);

} // namespace blindspot::evaluation
