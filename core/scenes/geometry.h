// The scenes' space: metres on a flat ground, the camera that looks at it, and smooth outlines.
#pragma once

#include "core/imaging/canvas.h"

#include <numbers>
#include <vector>

namespace blindspot::scenes {

using imaging::Colour;
using imaging::mixed;
using imaging::Point;

inline constexpr double kPi = std::numbers::pi;

/// Accurate to 1e-9 for angles of a few turns, and the same on every system, which libm's need not be.
double sine(double angle);
double cosine(double angle);

/// Metres. In the world x goes right, y up, z away from the camera; in a figure x goes forward, y up, z to
/// its left.
struct Vec {
    double x = 0;
    double y = 0;
    double z = 0;

    Vec operator+(Vec o) const { return {x + o.x, y + o.y, z + o.z}; }
    Vec operator-(Vec o) const { return {x - o.x, y - o.y, z - o.z}; }
    Vec operator*(double f) const { return {x * f, y * f, z * f}; }
};

/// A camera that looks horizontally along z from (0, height, 0).
struct Camera {
    double focal = 560;   ///< pixels
    double height = 2;    ///< metres above the ground
    double horizon = 200; ///< its row in the picture
    double middle = 320;  ///< the column straight ahead

    double scale(double z) const { return focal / z; }
    Point project(Vec world) const
    {
        const double s = focal / (world.z < 0.5 ? 0.5 : world.z);
        return {middle + world.x * s, horizon + (height - world.y) * s};
    }
    /// How far away the ground is that this row shows.
    double groundAt(double row) const { return focal * height / (row - horizon); }
};

/// The place where a figure stands and the direction in which it looks: 0 to the right, kPi / 2 away from the
/// camera.
struct Place {
    double x = 0;
    double z = 10;
    double yaw = 0;
    double y = 0;

    Vec toWorld(Vec local) const;
};

/// A closed curve through the points (Catmull-Rom), `steps` pieces between two of them.
std::vector<Vec> rounded(const std::vector<Vec>& points, int steps = 4);
/// Points on a circle in a figure's x-y plane, or in another one that `right` and `up` span.
std::vector<Vec> ring(Vec centre, Vec right, Vec up, int points);

} // namespace blindspot::scenes
