// A function that runs a detector on one picture and returns its detections in the picture's own pixels. The
// command line and the window call it.
#pragma once

#include "core/common/box.h"
#include "core/common/error.h"
#include "core/detector/detector.h"
#include "core/detector/nms.h"
#include "core/imaging/image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::evaluation {

struct PictureDetection {
    Box box; ///< inside the picture
    std::string className;
    std::int64_t classIndex = 0;
    double score = 0; ///< 0 to 1
};

/// Fits the picture into the detector's input as the detector takes it, looks at it once on the detector's device and maps the
/// boxes back; best first. Errors: Error for an empty picture; OutOfMemory.
std::vector<PictureDetection> detectPicture(const detector::Detector& detector, const imaging::Image& picture,
                                            const detector::NmsOptions& options = {});

/// The error of a device whose memory does not hold one picture's way through the network.
OutOfMemory pictureDoesNotFit(const std::string& device);

} // namespace blindspot::evaluation
