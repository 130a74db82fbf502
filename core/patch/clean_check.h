// A function that looks at what the detector finds on a run's clean images, and warns where there is nothing
// that a patch could take away.
#pragma once

#include "core/common/message.h"
#include "core/detector/detector.h"
#include "core/patch/scene.h"
#include "core/patch/trainer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::patch {

/// How many of the objects of the class the detector finds (IoU at least 0.5, confidence 0.25) on the images
/// that were looked at.
struct CleanFindings {
    std::int64_t images = 0, objects = 0, found = 0;
    std::int64_t detections = 0; ///< of any class
    double largestSide = 0;      ///< the longest smaller side of an object, in pixels of the network's input
};

/// Takes the images' clean predictions where they were computed; else some dozens of the images, spread
/// evenly, go through the network once; fewer where the memory runs out. The detector stands on `device`.
CleanFindings findClean(const TrainOptions& options, const std::vector<PreparedImage>& images,
                        const detector::Detector& detector, const std::string& device, StopControl& stop);

/// Warns of a detector that finds nothing or nearly nothing, and of objects too small for any.
void warnOfBlindDetector(const TrainOptions& options, const CleanFindings& findings,
                         const Message::Value& className, TrainingObserver& observer);

} // namespace blindspot::patch
