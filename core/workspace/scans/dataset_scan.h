// The scan of a dataset: a detector looks at its images, and the workspace keeps what it found, half saw, missed and invented.
#pragma once

#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/finding_store.h"
#include "core/detector/nms.h"
#include "core/storage/database.h"
#include "core/workspace/detectors/detector_store.h"

#include <cstdint>
#include <string>

namespace blindspot::workspace {

struct ScanRequest {
    std::string detector;       ///< by its name in the workspace, or its file
    dataset::ImageQuery images; ///< of one dataset; limit and offset count, its finding does not
    detector::NmsOptions nms;
    std::string device = "auto";
};

struct ScanResult {
    std::int64_t scan = 0;       ///< in the FindingStore
    std::int64_t images = 0;     ///< that were asked for
    std::int64_t looked = 0;     ///< of these, at which the detector looked now
    std::int64_t unreadable = 0; ///< that it could not look at
    std::string device;
};

/// What decides the findings of a detector that is known by its record, or was opened.
dataset::ScanKey scanKey(const std::string& dataset, const DetectorRecord& detector, double confidence = detector::NmsOptions().confidence);
dataset::ScanKey scanKey(const std::string& dataset, const detector::DetectorInfo& detector, double confidence);

/// Looks at the images that were not looked at before or have changed since, in the order of the query, and matches what it detects
/// with the annotations as everywhere (evaluation::matchDetections). It keeps what it found every few images; a scan that was
/// stopped goes on where it was. An image that cannot be read is told in the log and tried again the next time. Errors: Error for
/// an unknown detector or dataset, or when none of the images can be read; OutOfMemory; Cancelled, with what was found so far kept.
ScanResult scanDataset(storage::Database& database, const ScanRequest& request, StopControl& stop, const ProgressSink& progress = {},
                       const LogSink& log = {});

} // namespace blindspot::workspace
