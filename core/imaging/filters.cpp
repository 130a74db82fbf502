#include "core/imaging/filters.h"

#include "core/common/error.h"
#include "core/imaging/codec.h"
#include "core/imaging/mat.h"
#include "core/imaging/quiet_opencv.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace blindspot::imaging {

namespace {

void require(const Image& image, bool parameters)
{
    if (image.empty()) throw Error(Message::tr("an empty picture cannot be filtered"));
    if (!parameters) throw Error(Message::tr("a filter's parameter is out of its limits"));
    quietOpenCvOnce();
}

} // namespace

Image jpegRoundTrip(const Image& image, int quality)
{
    require(image, quality >= 1 && quality <= 100);
    DecodeOptions unlimited; // the picture is in memory already
    unlimited.maxPixels = std::max(unlimited.maxPixels, std::int64_t{image.width} * image.height);
    return decode(encodeJpeg(image, quality), "a filtered picture", unlimited);
}

Image medianBlur(const Image& image, int side)
{
    require(image, side >= 1 && side <= 255 && side % 2 == 1);
    if (side == 1) return image;
    Image result(image.width, image.height);
    cv::Mat target = asMat(result);
    cv::medianBlur(asMat(image), target, side);
    return result;
}

Image gaussianBlur(const Image& image, double sigma)
{
    require(image, sigma > 0 && sigma <= 100);
    Image result(image.width, image.height);
    cv::Mat target = asMat(result);
    const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
    cv::GaussianBlur(asMat(image), target, cv::Size(2 * reach + 1, 2 * reach + 1), sigma, sigma,
                     cv::BORDER_REFLECT_101);
    return result;
}

Image shrink(const Image& image, double scale)
{
    require(image, scale > 0 && scale <= 1);
    cv::Mat small;
    // Given a size, OpenCV takes the scale from it, and rounding has changed that.
    if (std::min(image.width, image.height) * scale > 0.5)
        cv::resize(asMat(image), small, cv::Size(), scale, scale, cv::INTER_AREA);
    else {
        const auto side = [scale](int whole) {
            return std::max(1, static_cast<int>(std::lround(whole * scale)));
        };
        cv::resize(asMat(image), small, cv::Size(side(image.width), side(image.height)), 0, 0,
                   cv::INTER_AREA);
    }
    Image result(small.cols, small.rows);
    cv::Mat target = asMat(result);
    small.copyTo(target);
    return result;
}

} // namespace blindspot::imaging
