// Boxes between their two descriptions: by two corners, as pictures have them, and by a corner and the sides,
// as COCO and the figures have them.
#pragma once

#include "core/imaging/image.h"
#include "core/metrics/boxes.h"

namespace blindspot::evaluation {

inline metrics::Box cocoBox(const imaging::Box& box)
{
    return {box.x1, box.y1, box.width(), box.height()};
}

inline imaging::Box cornersOf(const metrics::Box& box)
{
    return {box.x, box.y, box.x + box.width, box.y + box.height};
}

} // namespace blindspot::evaluation
