// A function that tells how a family of detectors takes a picture in, from the family's name alone, which is what
// records keep.
#pragma once

#include "core/common/input_fit.h"

#include <string>

namespace blindspot::detector {

/// `architecture`: as in DetectorInfo. RT-DETR stretches a picture to its square input (Zhao et al. 2023, arXiv 2304.08069, the
/// preprocessing of its published code and of Ultralytics); YOLO, and what is not known, letterboxes it.
inline InputFit inputFitOf(const std::string& architecture)
{
    return architecture.starts_with("rtdetr") ? InputFit::Stretch : InputFit::Letterbox;
}

} // namespace blindspot::detector
