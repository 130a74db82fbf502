// The twelve figures of COCO's summary of a detector, as pycocotools computes them (COCOeval.summarize).
#pragma once

#include "core/metrics/boxes.h"

#include <array>
#include <span>
#include <string_view>

namespace blindspot::metrics {

/// Between 0 and 1; kUndefined where no object counts. AP and AR are means over the IoU thresholds 0.50 to
/// 0.95.
struct CocoFigures {
    static constexpr double kUndefined = -1; ///< as pycocotools has it

    double ap = kUndefined, ap50 = kUndefined, ap75 = kUndefined; ///< average precision; at IoU 0.5; at 0.75
    double apSmall = kUndefined, apMedium = kUndefined, apLarge = kUndefined;
    double ar1 = kUndefined, ar10 = kUndefined,
           ar100 = kUndefined; ///< recall with so many detections an image
    double arSmall = kUndefined, arMedium = kUndefined, arLarge = kUndefined; ///< with 100
};

/// A figure with the label that pycocotools prints beside it.
struct CocoFigure {
    std::string_view name; ///< "AP", "AP50" ...
    double CocoFigures::*value;
    std::string_view iou, objects;
    int detections; ///< of each image and class, at most
};

/// In pycocotools' order.
inline constexpr std::array<CocoFigure, 12> kCocoFigures = {{
    {"AP", &CocoFigures::ap, "0.50:0.95", "all", 100},
    {"AP50", &CocoFigures::ap50, "0.50", "all", 100},
    {"AP75", &CocoFigures::ap75, "0.75", "all", 100},
    {"AP_small", &CocoFigures::apSmall, "0.50:0.95", "small", 100},
    {"AP_medium", &CocoFigures::apMedium, "0.50:0.95", "medium", 100},
    {"AP_large", &CocoFigures::apLarge, "0.50:0.95", "large", 100},
    {"AR1", &CocoFigures::ar1, "0.50:0.95", "all", 1},
    {"AR10", &CocoFigures::ar10, "0.50:0.95", "all", 10},
    {"AR100", &CocoFigures::ar100, "0.50:0.95", "all", 100},
    {"AR_small", &CocoFigures::arSmall, "0.50:0.95", "small", 100},
    {"AR_medium", &CocoFigures::arMedium, "0.50:0.95", "medium", 100},
    {"AR_large", &CocoFigures::arLarge, "0.50:0.95", "large", 100},
}};

/// Of one class. `images`: by ascending id, since ties in score are ranked in their order; those that show
/// nothing of the class may be left out.
CocoFigures cocoFigures(std::span<const ImageBoxes> images);

/// The mean of each figure over the classes in which it is defined.
CocoFigures meanOf(std::span<const CocoFigures> classes);

} // namespace blindspot::metrics
