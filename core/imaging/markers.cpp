#include "core/imaging/markers.h"

#include "core/common/error.h"
#include "core/imaging/mat.h"
#include "core/imaging/quiet_opencv.h"

#include <opencv2/aruco.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace blindspot::imaging {

namespace {

/// The smallest outline that is looked at, as a part of the picture's longer side: 14 pixels of marker in a picture of 1920.
constexpr double kLeastPerimeter = 0.029;

cv::Ptr<cv::aruco::Dictionary> dictionary()
{
    return cv::aruco::getPredefinedDictionary(cv::aruco::DICT_4X4_50);
}

cv::Ptr<cv::aruco::DetectorParameters> parameters()
{
    auto chosen = cv::aruco::DetectorParameters::create();
    chosen->minMarkerPerimeterRate = kLeastPerimeter;
    // A code with a wrong bit is another marker or none: a street has many small squares.
    chosen->errorCorrectionRate = 0;
    return chosen;
}

/// To a part of a pixel. The window stays within a module, or other edges pull at the corner.
void refine(const cv::Mat& grey, std::vector<cv::Point2f>& corners)
{
    double shortest = 1e9; // a marker that is turned is narrow
    for (std::size_t i = 0; i < 4; ++i)
        shortest = std::min(shortest, cv::norm(corners[i] - corners[(i + 1) % 4]));
    const int window = std::clamp(static_cast<int>(shortest / kMarkerModules * 0.7), 1, 8);
    cv::cornerSubPix(grey, corners, {window, window}, {-1, -1}, {cv::TermCriteria::EPS | cv::TermCriteria::COUNT, 30, 0.01});
}

} // namespace

double Marker::side() const
{
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Point edge = corners[(i + 1) % 4] - corners[i];
        sum += std::hypot(edge.x, edge.y);
    }
    return sum / 4;
}

std::array<std::array<bool, kMarkerModules>, kMarkerModules> markerModules(int id)
{
    if (id < 0 || id >= kMarkers) throw Error({Message::tr("there is no marker %1"), id}, {}, Message::tr("use one of 0 to 49"));
    cv::Mat drawn;
    cv::aruco::drawMarker(dictionary(), id, kMarkerModules, drawn, 1);
    std::array<std::array<bool, kMarkerModules>, kMarkerModules> black{};
    for (int y = 0; y < kMarkerModules; ++y)
        for (int x = 0; x < kMarkerModules; ++x)
            black[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = drawn.at<std::uint8_t>(y, x) < 128;
    return black;
}

std::vector<Marker> findMarkers(const Image& picture)
{
    if (picture.empty()) throw Error(Message::tr("the picture is empty"), {});
    quietOpenCvOnce();
    cv::Mat grey;
    cv::cvtColor(asMat(picture), grey, cv::COLOR_RGB2GRAY);
    std::vector<std::vector<cv::Point2f>> corners;
    std::vector<int> ids;
    cv::aruco::detectMarkers(grey, dictionary(), corners, ids, parameters());
    std::vector<Marker> markers;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        refine(grey, corners[i]);
        Marker marker{ids[i]};
        for (std::size_t k = 0; k < 4; ++k) // OpenCV's whole numbers are the middles of pixels
            marker.corners[k] = {double{corners[i][k].x} + 0.5, double{corners[i][k].y} + 0.5};
        markers.push_back(marker);
    }
    std::sort(markers.begin(), markers.end(), [](const Marker& a, const Marker& b) {
        return std::tuple(a.id, a.middle().x) < std::tuple(b.id, b.middle().x);
    });
    return markers;
}

} // namespace blindspot::imaging
