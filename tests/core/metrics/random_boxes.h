// Functions that make images with objects and detections on a coarse grid, so that equal overlaps and equal
// scores are common.
#pragma once

#include "core/metrics/boxes.h"

#include <rapidcheck.h>

namespace blindspot::testing {

inline metrics::CocoBox randomBox()
{
    const auto number = [](int from, int to) { return static_cast<double>(*rc::gen::inRange(from, to)) * 8; };
    return {number(0, 4), number(0, 4), number(0, 7), number(1, 7)};
}

inline metrics::ImageBoxes randomImage()
{
    metrics::ImageBoxes image;
    const int annotations = *rc::gen::inRange(0, 6);
    for (int i = 0; i < annotations; ++i) {
        metrics::Annotation one;
        one.box = randomBox();
        one.area = one.box.area() * *rc::gen::element(1.0, 0.75);
        one.crowd = *rc::gen::inRange(0, 6) == 0;
        one.ignored = *rc::gen::inRange(0, 8) == 0;
        image.annotations.push_back(one);
    }
    const int detections = *rc::gen::inRange(0, 9);
    for (int i = 0; i < detections; ++i)
        image.detections.push_back({randomBox(), 0.1 * *rc::gen::inRange(1, 8)});
    return image;
}

inline std::vector<metrics::ImageBoxes> randomImages()
{
    std::vector<metrics::ImageBoxes> images(*rc::gen::inRange<std::size_t>(1, 7));
    for (auto& image : images)
        image = randomImage();
    return images;
}

} // namespace blindspot::testing
