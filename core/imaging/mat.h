// A function that views an Image as OpenCV's matrix, without a copy. For this folder and core/video.
#pragma once

#include "core/imaging/image.h"

#include <opencv2/core/mat.hpp>

namespace blindspot::imaging {

/// Valid as long as `image` is, and as read-only as it is.
inline cv::Mat asMat(const Image& image)
{
    return cv::Mat(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
}

} // namespace blindspot::imaging
