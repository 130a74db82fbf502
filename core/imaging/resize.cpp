#include "core/imaging/resize.h"

#include "core/common/error.h"
#include "core/imaging/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace blindspot::imaging {

namespace {

/// Halves to even, as Python's round: the sizes have to agree with those of Ultralytics.
int roundToEven(double value)
{
    return static_cast<int>(std::nearbyint(value));
}

} // namespace

Image resize(const Image& image, int width, int height)
{
    if (image.empty() || width <= 0 || height <= 0)
        throw Error(Message::tr("a picture cannot be made this size"));
    if (width == image.width && height == image.height) return image;
    Image result(width, height);
    cv::Mat target = asMat(result);
    const bool shrinks = width <= image.width && height <= image.height;
    cv::resize(asMat(image), target, target.size(), 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

double InputPlace::scaleX() const
{
    return static_cast<double>(inner.width) / picture.width;
}

double InputPlace::scaleY() const
{
    return static_cast<double>(inner.height) / picture.height;
}

Box InputPlace::toInput(const Box& box) const
{
    const double x = scaleX(), y = scaleY();
    return {box.x1 * x + left, box.y1 * y + top, box.x2 * x + left, box.y2 * y + top};
}

Box InputPlace::toPicture(const Box& box) const
{
    const double x = scaleX(), y = scaleY(), width = picture.width, height = picture.height;
    return {std::clamp((box.x1 - left) / x, 0.0, width), std::clamp((box.y1 - top) / y, 0.0, height),
            std::clamp((box.x2 - left) / x, 0.0, width), std::clamp((box.y2 - top) / y, 0.0, height)};
}

Box InputPlace::content() const
{
    return {static_cast<double>(left), static_cast<double>(top), static_cast<double>(left + inner.width),
            static_cast<double>(top + inner.height)};
}

InputPlace placeInInput(Size size, InputShape input)
{
    const int side = input.side;
    if (size.width <= 0 || size.height <= 0 || side <= 0)
        throw Error(Message::tr("a picture without pixels has no place"));
    InputPlace result;
    result.input = input;
    result.picture = size;
    const double across = static_cast<double>(side) / size.width, down = static_cast<double>(side) / size.height;
    if (input.fit == InputFit::Stretch) {
        result.across = across;
        result.down = down;
        result.inner = {side, side};
        return result;
    }
    const double scale = std::min(down, across);
    result.across = result.down = scale;
    result.inner = {std::clamp(roundToEven(size.width * scale), 1, side),
                    std::clamp(roundToEven(size.height * scale), 1, side)};
    result.left = roundToEven((side - result.inner.width) / 2.0 - 0.1);
    result.top = roundToEven((side - result.inner.height) / 2.0 - 0.1);
    return result;
}

FittedImage fitToInput(const Image& image, InputShape input)
{
    constexpr std::uint8_t padding = 114;
    const InputPlace place = placeInInput(image.size(), input);
    FittedImage result{Image(input.side, input.side, padding), place};
    cv::Mat canvas = asMat(result.image);
    cv::Mat inner = canvas(cv::Rect(place.left, place.top, place.inner.width, place.inner.height));
    if (image.size() == place.inner)
        asMat(image).copyTo(inner);
    else
        cv::resize(asMat(image), inner, inner.size(), 0, 0, cv::INTER_LINEAR);
    return result;
}

} // namespace blindspot::imaging
