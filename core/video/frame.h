// A Frame is one picture of a video, a camera or a drawn street, with its number and its time.
#pragma once

#include "core/imaging/image.h"

#include <cstdint>

namespace blindspot::video {

struct Frame {
    imaging::Image image;
    std::int64_t number = 0; ///< in the source, from 0
    double seconds = 0;      ///< since the source's beginning, as the source says; of a camera since it was opened
};

} // namespace blindspot::video
