// The pose of a flat sheet before a camera: how far away it is, how far it is turned, and where its points are seen.
#pragma once

#include "core/imaging/canvas.h"
#include "core/imaging/image.h"

#include <array>
#include <optional>
#include <span>

namespace blindspot::imaging {

/// A camera without distortion whose middle is the picture's.
struct PinholeCamera {
    double focal = 0; ///< pixels
    Size picture;

    /// Of a field of view along the picture's longer side, degrees, above 0 and below 180.
    static PinholeCamera ofFieldOfView(double degrees, Size picture);
    double fieldOfView() const;
};

/// A point of the sheet, millimetres to the right and down, and where it is seen.
struct SheetPoint {
    Point onSheet, seen;
};

struct SheetPose {
    /// From the sheet's axes to the camera's (x right, y down, z away), rows; and the sheet's origin, millimetres.
    std::array<std::array<double, 3>, 3> turn{};
    std::array<double, 3> origin{};
    double error = 0; ///< the root mean square distance between where the points are seen and where they would be, pixels

    /// Millimetres from the camera to a point of the sheet.
    double distanceTo(Point onSheet) const;
    /// Between the sheet's normal and the way from that point to the camera: 0 looks straight on, 90 on the edge. Degrees.
    double angleAt(Point onSheet) const;
    /// Where the camera sees a point of the sheet; nothing behind the camera.
    std::optional<Point> seenAt(Point onSheet, const PinholeCamera& camera) const;
};

/// From four points or more that lie on no line: the plane's two solutions (Collins, Bartoli, IJCV 2014), the better one, then
/// Levenberg and Marquardt's on the distances in the picture. Nothing where there is none before the camera.
std::optional<SheetPose> poseOf(std::span<const SheetPoint> points, const PinholeCamera& camera);

/// Lays a flat picture on another one, in perspective: its corners, from the upper left clockwise, at these places. Smooth at its
/// rim; what stands out beyond the picture is cut.
void pasteInPerspective(Image& picture, const Image& cover, const std::array<Point, 4>& corners);

} // namespace blindspot::imaging
