#include "core/imaging/box_drawing.h"

#include "core/imaging/mat.h"
#include "core/imaging/quiet_opencv.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace blindspot::imaging {

namespace {

cv::Scalar scalarOf(Colour colour)
{
    return {std::round(255 * colour.r), std::round(255 * colour.g), std::round(255 * colour.b)};
}

/// Black or white, whichever reads better on it.
cv::Scalar inkOn(Colour colour)
{
    const double luminance = 0.2126 * colour.r * colour.r + 0.7152 * colour.g * colour.g + 0.0722 * colour.b * colour.b;
    return luminance > 0.18 ? cv::Scalar(0, 0, 0) : cv::Scalar(255, 255, 255);
}

void drawLabel(cv::Mat& pixels, const DrawnBox& drawn, const cv::Rect& box, int line)
{
    const double size = 0.2 + 0.15 * line;
    int below = 0;
    const cv::Size text = cv::getTextSize(drawn.label, cv::FONT_HERSHEY_SIMPLEX, size, 1, &below);
    const int height = text.height + below + 2;
    const int left = std::clamp(box.x, 0, std::max(0, pixels.cols - text.width - 4));
    const int top = box.y >= height ? box.y - height : std::max(0, box.y);
    cv::rectangle(pixels, cv::Rect(left, top, text.width + 4, height), scalarOf(drawn.colour), cv::FILLED);
    cv::putText(pixels, drawn.label, {left + 2, top + text.height + 1}, cv::FONT_HERSHEY_SIMPLEX, size, inkOn(drawn.colour),
                std::max(1, line / 2), cv::LINE_AA);
}

} // namespace

void drawBoxes(Image& image, const std::vector<DrawnBox>& boxes)
{
    quietOpenCvOnce();
    cv::Mat pixels = asMat(image);
    const int line = std::max(2, static_cast<int>(std::lround(std::max(image.width, image.height) / 500.0)));
    for (const DrawnBox& drawn : boxes) {
        const cv::Point from(static_cast<int>(std::lround(drawn.box.x1)), static_cast<int>(std::lround(drawn.box.y1)));
        const cv::Point to(static_cast<int>(std::lround(drawn.box.x2)), static_cast<int>(std::lround(drawn.box.y2)));
        const cv::Rect box(from, to);
        if (box.empty()) continue;
        cv::rectangle(pixels, box, scalarOf(drawn.colour), line);
        if (!drawn.label.empty()) drawLabel(pixels, drawn, box, line);
    }
}

Colour classColour(std::size_t index)
{
    // Okabe and Ito, "Color universal design", without black.
    static constexpr std::array<Colour, 7> colours = {{{0.90, 0.62, 0},
                                                       {0.34, 0.71, 0.91},
                                                       {0, 0.62, 0.45},
                                                       {0.94, 0.89, 0.26},
                                                       {0, 0.45, 0.70},
                                                       {0.84, 0.37, 0},
                                                       {0.80, 0.47, 0.65}}};
    return colours[index % colours.size()];
}

} // namespace blindspot::imaging
