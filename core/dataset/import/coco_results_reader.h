// A reader of COCO's results JSON, a list of detections, as a stream: it passes each one to a CocoResultsSink
// and keeps none. Private to this folder.
#pragma once

#include "core/dataset/import/coco_ids.h"
#include "core/metrics/boxes.h"

#include <cstdint>
#include <filesystem>

namespace blindspot::dataset {

/// The receiver of a file's detections, in the file's order.
class CocoResultsSink {
  public:
    virtual ~CocoResultsSink() = default;
    /// `number`: its place in the file, from 1.
    virtual void detection(std::int64_t number, std::int64_t imageId, std::int64_t categoryId,
                           const metrics::Detection& detection) = 0;
    /// Between entries: bytes of the file. May throw, to stop.
    virtual void progress(std::int64_t done, std::int64_t total) = 0;
};

/// Errors: Error when the file cannot be read, is no JSON (with the byte), no list, or a detection lacks
/// image_id, category_id, a score or a box of finite numbers, or its box has a negative size; what the sink
/// throws.
/// `ids`: those that the annotations were read with.
void readCocoResults(const std::filesystem::path& file, CocoIds& ids, CocoResultsSink& sink);

} // namespace blindspot::dataset
