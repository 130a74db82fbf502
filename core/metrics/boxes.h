// The annotations and detections of one class on one image: the input of every measure.
#pragma once

#include "core/common/box.h"

#include <cstdint>
#include <vector>

namespace blindspot::metrics {

/// Left, top, width and height in pixels of the picture, as COCO writes boxes; Box is the same by its
/// corners. Figures keep this one, because sums and differences of corners would round the overlap otherwise
/// than pycocotools does.
struct CocoBox {
    double x = 0, y = 0, width = 0, height = 0;

    double area() const { return width * height; }
    bool operator==(const CocoBox&) const = default;
};

/// The two descriptions of a box, from one to the other.
CocoBox cocoBox(const Box& box);
Box cornersOf(const CocoBox& box);

struct Annotation {
    CocoBox box;
    double area = 0; ///< of the object's segment where the dataset has it, else of the box; square pixels
    bool crowd =
        false; ///< a region with many objects: it is never missed, and detections in it count for nothing
    bool ignored =
        false; ///< marked as difficult: it is never missed, and a detection of it counts for nothing

    bool counts() const { return !crowd && !ignored; }
    bool operator==(const Annotation&) const = default;
};

struct Detection {
    CocoBox box;
    double score = 0;

    bool operator==(const Detection&) const = default;
};

/// The annotations and detections of one class on one image.
struct ImageBoxes {
    std::vector<Annotation> annotations;
    std::vector<Detection> detections; ///< in any order
};

/// Intersection over union; with a crowd intersection over the detection's area. 0 where either is empty.
double overlap(const CocoBox& detection, const CocoBox& annotation, bool crowd = false);

/// COCO's sizes by the area of an object: below 32^2, below 96^2, the rest.
enum class ObjectSize { Small, Medium, Large };
ObjectSize sizeOf(double area);

} // namespace blindspot::metrics
