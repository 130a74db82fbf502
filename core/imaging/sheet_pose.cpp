#include "core/imaging/sheet_pose.h"

#include "core/imaging/mat.h"
#include "core/imaging/resize.h"

#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace blindspot::imaging {

namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr int kAtOnce = 4; ///< samples a pixel in each direction, where a cover is laid on

cv::Matx33d matrixOf(const PinholeCamera& camera)
{
    return {camera.focal, 0, camera.picture.width / 2.0, 0, camera.focal, camera.picture.height / 2.0, 0, 0, 1};
}

/// The sheet's point in the camera's space, millimetres.
std::array<double, 3> before(const SheetPose& pose, Point at)
{
    std::array<double, 3> place{};
    for (std::size_t i = 0; i < 3; ++i)
        place[i] = pose.turn[i][0] * at.x + pose.turn[i][1] * at.y + pose.origin[i];
    return place;
}

double length(const std::array<double, 3>& way)
{
    return std::hypot(way[0], way[1], way[2]);
}

SheetPose poseFrom(const cv::Mat& rotation, const cv::Mat& translation)
{
    cv::Mat turn;
    cv::Rodrigues(rotation, turn);
    SheetPose pose;
    for (int i = 0; i < 3; ++i) {
        for (int k = 0; k < 3; ++k)
            pose.turn[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)] = turn.at<double>(i, k);
        pose.origin[static_cast<std::size_t>(i)] = translation.at<double>(i);
    }
    return pose;
}

} // namespace

PinholeCamera PinholeCamera::ofFieldOfView(double degrees, Size picture)
{
    return {std::max(picture.width, picture.height) / 2.0 / std::tan(degrees / 2 * kDegree), picture};
}

double PinholeCamera::fieldOfView() const
{
    return 2 * std::atan(std::max(picture.width, picture.height) / 2.0 / focal) / kDegree;
}

double SheetPose::distanceTo(Point onSheet) const
{
    return length(before(*this, onSheet));
}

double SheetPose::angleAt(Point onSheet) const
{
    const std::array<double, 3> way = before(*this, onSheet);
    const double along = way[0] * turn[0][2] + way[1] * turn[1][2] + way[2] * turn[2][2];
    return std::acos(std::clamp(std::abs(along) / std::max(length(way), 1e-9), 0.0, 1.0)) / kDegree;
}

std::optional<Point> SheetPose::seenAt(Point onSheet, const PinholeCamera& camera) const
{
    const std::array<double, 3> place = before(*this, onSheet);
    if (place[2] <= 0) return std::nullopt;
    return Point{camera.picture.width / 2.0 + camera.focal * place[0] / place[2],
                 camera.picture.height / 2.0 + camera.focal * place[1] / place[2]};
}

std::optional<SheetPose> poseOf(std::span<const SheetPoint> points, const PinholeCamera& camera)
{
    if (points.size() < 4 || camera.focal <= 0) return std::nullopt;
    // The solver wants the plane's points around its origin.
    Point middle;
    for (const SheetPoint& point : points)
        middle = middle + point.onSheet * (1 / static_cast<double>(points.size()));
    std::vector<cv::Point3d> places;
    std::vector<cv::Point2d> seen;
    for (const SheetPoint& point : points) {
        places.emplace_back(point.onSheet.x - middle.x, point.onSheet.y - middle.y, 0);
        seen.emplace_back(point.seen.x, point.seen.y);
    }
    std::vector<cv::Mat> rotations, translations;
    try {
        cv::solvePnPGeneric(places, seen, matrixOf(camera), cv::noArray(), rotations, translations, false, cv::SOLVEPNP_IPPE);
        if (rotations.empty()) return std::nullopt;
        cv::solvePnPRefineLM(places, seen, matrixOf(camera), cv::noArray(), rotations[0], translations[0]);
    } catch (const cv::Exception&) { // points on a line
        return std::nullopt;
    }
    SheetPose pose = poseFrom(rotations[0], translations[0]);
    for (std::size_t i = 0; i < 3; ++i)
        pose.origin[i] -= pose.turn[i][0] * middle.x + pose.turn[i][1] * middle.y;
    double squares = 0;
    for (const SheetPoint& point : points) {
        const auto again = pose.seenAt(point.onSheet, camera);
        if (!again) return std::nullopt;
        const Point off = *again - point.seen;
        squares += off.x * off.x + off.y * off.y;
    }
    pose.error = std::sqrt(squares / static_cast<double>(points.size()));
    return std::isfinite(pose.error) ? std::optional(pose) : std::nullopt;
}

void pasteInPerspective(Image& picture, const Image& cover, const std::array<Point, 4>& corners)
{
    double left = picture.width, top = picture.height, right = 0, bottom = 0, widest = 0, highest = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        left = std::min(left, corners[i].x), right = std::max(right, corners[i].x);
        top = std::min(top, corners[i].y), bottom = std::max(bottom, corners[i].y);
        const Point edge = corners[(i + 1) % 4] - corners[i];
        (i % 2 == 0 ? widest : highest) = std::max(i % 2 == 0 ? widest : highest, std::hypot(edge.x, edge.y));
    }
    const cv::Rect place = cv::Rect(cv::Point(static_cast<int>(std::floor(left)) - 1, static_cast<int>(std::floor(top)) - 1),
                                    cv::Point(static_cast<int>(std::ceil(right)) + 1, static_cast<int>(std::ceil(bottom)) + 1)) &
                           cv::Rect(0, 0, picture.width, picture.height);
    if (place.empty() || cover.empty()) return;
    // The cover at about the resolution at which it is sampled, so that nothing of it is passed over.
    const Image fitting = resize(cover, std::clamp(static_cast<int>(std::ceil(widest * kAtOnce)), 1, cover.width),
                                 std::clamp(static_cast<int>(std::ceil(highest * kAtOnce)), 1, cover.height));
    const cv::Point2f from[] = {{0, 0},
                                {static_cast<float>(fitting.width), 0},
                                {static_cast<float>(fitting.width), static_cast<float>(fitting.height)},
                                {0, static_cast<float>(fitting.height)}};
    cv::Point2f to[4];
    for (std::size_t i = 0; i < 4; ++i)
        to[i] = {static_cast<float>((corners[i].x - place.x) * kAtOnce), static_cast<float>((corners[i].y - place.y) * kAtOnce)};
    // Pixels cover [0, 1), and OpenCV's whole numbers are their middles.
    const cv::Matx33d half(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
    const cv::Matx33d map = half.inv() * cv::Matx33d(cv::getPerspectiveTransform(from, to)) * half;
    const cv::Size fine(place.width * kAtOnce, place.height * kAtOnce);
    cv::Mat laid, share;
    cv::warpPerspective(asMat(fitting), laid, map, fine, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(cv::Mat(fitting.height, fitting.width, CV_8UC1, cv::Scalar(255)), share, map, fine, cv::INTER_NEAREST);
    cv::Mat covered, weight;
    cv::resize(laid, covered, place.size(), 0, 0, cv::INTER_AREA);
    cv::resize(share, weight, place.size(), 0, 0, cv::INTER_AREA);
    for (int y = 0; y < place.height; ++y)
        for (int x = 0; x < place.width; ++x) {
            const int part = weight.at<std::uint8_t>(y, x);
            const cv::Vec3b& colour = covered.at<cv::Vec3b>(y, x);
            std::uint8_t* pixel = picture.pixel(place.x + x, place.y + y);
            for (int channel = 0; part > 0 && channel < 3; ++channel)
                pixel[channel] = static_cast<std::uint8_t>((pixel[channel] * (255 - part) + colour[channel] * part + 127) / 255);
        }
}

} // namespace blindspot::imaging
