// What one image shows of one class, and what a detector found there: the input of every measure.
#pragma once

#include <cstdint>
#include <vector>

namespace blindspot::metrics {

/// Left, top, width and height in pixels of the picture, as COCO writes boxes. Kept so, because sums and
/// differences of corners would round the overlap otherwise than pycocotools does.
struct Box {
    double x = 0, y = 0, width = 0, height = 0;

    double area() const { return width * height; }
    bool operator==(const Box&) const = default;
};

struct Annotation {
    Box box;
    double area = 0; ///< of the object's segment where the dataset has it, else of the box; square pixels
    bool crowd =
        false; ///< a region with many objects: it is never missed, and detections in it count for nothing
    bool ignored =
        false; ///< marked as difficult: it is never missed, and a detection of it counts for nothing

    bool counts() const { return !crowd && !ignored; }
    bool operator==(const Annotation&) const = default;
};

struct Detection {
    Box box;
    double score = 0;

    bool operator==(const Detection&) const = default;
};

/// One class on one image.
struct ImageBoxes {
    std::vector<Annotation> annotations;
    std::vector<Detection> detections; ///< in any order
};

/// Intersection over union; with a crowd intersection over the detection's area. 0 where either is empty.
double overlap(const Box& detection, const Box& annotation, bool crowd = false);

/// COCO's sizes by the area of an object: below 32^2, below 96^2, the rest.
enum class ObjectSize { Small, Medium, Large };
ObjectSize sizeOf(double area);

} // namespace blindspot::metrics
