// A function that reads any detector's results and the annotations that they belong to from two COCO JSON
// files. COCO's figures are computed from what it returns.
#pragma once

#include "core/common/message.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/metrics/boxes.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct CocoClass {
    std::int64_t id = 0;
    std::string name;
    std::int64_t objects = 0; ///< that count: no crowds
    /// By ascending image id; those that show nothing of the class are left out. Annotations and detections
    /// in their files' order, boxes not cut at the edge: what pycocotools sees.
    std::vector<metrics::ImageBoxes> images;
};

struct CocoDetections {
    std::vector<CocoClass> classes; ///< by ascending id
    std::int64_t images = 0;
    std::int64_t annotations = 0; ///< crowds among them
    std::int64_t detections = 0;
    std::int64_t warnings = 0;
    std::vector<Message> warningTexts; ///< the first ones
};

/// Ids of images and classes are numbers or texts; those of annotations have no meaning. Annotations without what they need, of
/// unknown images or classes, or of a negative size are left out with a warning, as the importer does.
/// Errors: Error when a file cannot be read or is not what it should be, there is no annotation, or
/// detections are of images or classes that the annotations do not have (how many, and the first one);
/// Cancelled.
CocoDetections readCocoDetections(const std::filesystem::path& annotations,
                                  const std::filesystem::path& detections, StopControl& stop,
                                  const ProgressSink& progress = {});

} // namespace blindspot::dataset
