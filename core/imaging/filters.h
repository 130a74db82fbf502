// Filters of a whole picture: JPEG, median and Gaussian blur keep its size, `shrink` makes it smaller.
#pragma once

#include "core/imaging/image.h"

namespace blindspot::imaging {

// All of these may be called from several threads; each throws Error for an empty picture or a parameter out
// of its limits.

/// Encoded as JPEG and decoded again, in memory, by libjpeg: baseline, chroma at half the resolution.
/// `quality` 1 to 100. Errors: also a picture of more than 65500 pixels a side, which JPEG cannot hold.
Image jpegRoundTrip(const Image& image, int quality);

/// Each channel's median over `side` x `side` pixels, the picture continued by its outermost pixels. `side`
/// odd, 1 to 255. OpenCV's medianBlur.
Image medianBlur(const Image& image, int side);

/// `sigma` in pixels, above 0 to 100; the kernel reaches 3 sigma to each side, the picture is continued by
/// its mirror image. OpenCV's GaussianBlur.
Image gaussianBlur(const Image& image, double sigma);

/// Made smaller by exactly `scale`, above 0 to 1, averaging areas: result = picture x scale, the sides
/// rounded to whole pixels, at least one.
Image shrink(const Image& image, double scale);

} // namespace blindspot::imaging
