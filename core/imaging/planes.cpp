#include "core/imaging/planes.h"

#include "core/common/error.h"
#include "core/imaging/quiet_opencv.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace blindspot::imaging {

namespace {

template <typename Value>
cv::Mat asMat(const Layer<Value>& layer)
{
    return cv::Mat(layer.height, layer.width, cv::DataType<Value>::type,
                   const_cast<Value*>(layer.values.data()));
}

/// The two colour differences, the second one doubled so that both are whole numbers.
struct Colour {
    int redGreen, yellowBlue;
};

Colour colourOf(const std::uint8_t* pixel)
{
    return {pixel[0] - pixel[1], pixel[0] + pixel[1] - 2 * pixel[2]};
}

float change(const Colour& from, const Colour& to)
{
    return static_cast<float>(std::abs(to.redGreen - from.redGreen)) +
           static_cast<float>(std::abs(to.yellowBlue - from.yellowBlue)) * 0.5F;
}

bool keepsTo(const RegionRules& rules, const std::vector<cv::Point>& hull, double area)
{
    if (area < rules.minSide * rules.minSide) return false;
    const cv::Size2f sides = cv::minAreaRect(hull).size;
    const double shorter = static_cast<double>(std::min(sides.width, sides.height)) + 1;
    const double longer = static_cast<double>(std::max(sides.width, sides.height)) + 1;
    if (longer > rules.maxAspect * shorter) return false;
    // Pixels have an area, the hull's corners are their centres: half a pixel is missing on every side.
    const double hullArea = cv::contourArea(hull) + cv::arcLength(hull, true) / 2 + 1;
    return area >= rules.minSolidity * hullArea;
}

} // namespace

Plane colourGradient(const Image& image)
{
    Plane plane(image.width, image.height);
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* row = image.pixel(0, y);
        const std::uint8_t* next = image.pixel(0, std::min(y + 1, image.height - 1));
        float* target = &plane.at(0, y);
        for (int x = 0; x < image.width; ++x) {
            const Colour here = colourOf(row + 3 * std::ptrdiff_t{x});
            const int right = std::min(x + 1, image.width - 1);
            target[x] = change(here, colourOf(row + 3 * std::ptrdiff_t{right})) +
                        change(here, colourOf(next + 3 * std::ptrdiff_t{x}));
        }
    }
    return plane;
}

Plane boxMean(const Plane& plane, int side)
{
    quietOpenCvOnce();
    Plane result(plane.width, plane.height);
    cv::Mat target = asMat(result);
    cv::blur(asMat(plane), target, cv::Size(side, side), cv::Point(-1, -1), cv::BORDER_REFLECT);
    return result;
}

float quantile(const Plane& plane, double share)
{
    if (plane.values.empty()) throw Error(Message::tr("an empty plane has no quantile"));
    const std::size_t step = plane.values.size() < 65536 ? 1 : 16;
    std::vector<float> drawn;
    drawn.reserve(plane.values.size() / step + 1);
    for (std::size_t i = 0; i < plane.values.size(); i += step)
        drawn.push_back(plane.values[i]);
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(drawn.size() - 1));
    std::nth_element(drawn.begin(), drawn.begin() + place, drawn.end());
    return drawn[static_cast<std::size_t>(place)];
}

Mask above(const Plane& plane, float threshold)
{
    Mask mask(plane.width, plane.height);
    std::transform(plane.values.begin(), plane.values.end(), mask.values.begin(), [threshold](float value) {
        return static_cast<std::uint8_t>(value > threshold ? 255 : 0);
    });
    return mask;
}

Mask opened(const Mask& mask, int side)
{
    quietOpenCvOnce();
    Mask result(mask.width, mask.height);
    cv::Mat target = asMat(result);
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, cv::Size(side, side));
    cv::morphologyEx(asMat(mask), target, cv::MORPH_OPEN, square);
    return result;
}

void addCompactRegions(const Mask& mask, const RegionRules& rules, Mask& into)
{
    quietOpenCvOnce();
    if (std::none_of(mask.values.begin(), mask.values.end(), [](std::uint8_t value) { return value != 0; }))
        return;
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(asMat(mask), contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::Mat hulls = cv::Mat::zeros(mask.height, mask.width, CV_8UC1);
    for (const std::vector<cv::Point>& contour : contours) {
        std::vector<cv::Point> hull;
        cv::convexHull(contour, hull);
        const double area = cv::contourArea(contour) + static_cast<double>(contour.size()) / 2 + 1;
        if (keepsTo(rules, hull, area)) cv::fillConvexPoly(hulls, hull, cv::Scalar(255));
    }
    const int side = 2 * rules.margin + 1;
    cv::dilate(hulls, hulls, cv::getStructuringElement(cv::MORPH_RECT, cv::Size(side, side)));
    cv::Mat target = asMat(into);
    cv::bitwise_or(target, hulls, target);
}

} // namespace blindspot::imaging
