// A function that measures a detector's AP50 on held-out images. A training chooses its best epoch by this
// figure.
#pragma once

#include "core/common/log.h"
#include "core/common/stop_control.h"
#include "core/compute/labelled_image.h"
#include "core/detector/detector.h"
#include "core/ranks/ranks.h"

#include <optional>
#include <vector>

namespace blindspot::detector_training {

/// Mean over the classes that the images show of COCO's average precision at IoU 0.5, computed by
/// core/metrics. Boxes are compared in the network input's pixels; scores above 0.001, NMS with IoU 0.7,
/// at most 100 detections an image (the 2000 best candidates are looked at). Empty when the images show no
/// object, or a stop was asked for. The detector is on its device.
std::optional<double> averagePrecision50(const detector::Detector& detector,
                                         const std::vector<compute::LabelledImage>& images,
                                         StopControl& stop,
                                         const LogSink& log = {});

struct Validation {
    std::optional<double> ap50; ///< as averagePrecision50
    bool stopped = false;       ///< by any rank's wish
};
/// The same figure, to the last bit, by several ranks, which each look at their part of the images. Errors: also RankLost.
Validation validateTogether(const detector::Detector& detector, const std::vector<compute::LabelledImage>& images, StopControl& stop,
                            ranks::Ranks& ranks, const LogSink& log = {});

} // namespace blindspot::detector_training
