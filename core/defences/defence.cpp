#include "core/defences/defence.h"

#include <algorithm>

namespace blindspot::defences {

Box Filtered::toOriginal(const Box& box) const
{
    const double width = image.width;
    const double height = image.height;
    return {std::clamp((box.x1 - left) / scale, 0.0, width), std::clamp((box.y1 - top) / scale, 0.0, height),
            std::clamp((box.x2 - left) / scale, 0.0, width), std::clamp((box.y2 - top) / scale, 0.0, height)};
}

} // namespace blindspot::defences
