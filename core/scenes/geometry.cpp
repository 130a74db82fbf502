#include "core/scenes/geometry.h"

#include <cmath>

namespace blindspot::scenes {

double sine(double angle)
{
    const double turns = std::floor(angle / (2 * kPi) + 0.5);
    double x = angle - turns * 2 * kPi; // -pi to pi
    if (x > kPi / 2) x = kPi - x;
    if (x < -kPi / 2) x = -kPi - x;
    const double s = x * x; // Taylor's series, enough terms for a quarter of a turn
    return x * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72 * (1 - s / 110 * (1 - s / 156))))));
}

double cosine(double angle)
{
    return sine(angle + kPi / 2);
}

Vec Place::toWorld(Vec local) const
{
    const double c = cosine(yaw);
    const double s = sine(yaw);
    return {x + local.x * c - local.z * s, y + local.y, z + local.x * s + local.z * c};
}

std::vector<Vec> rounded(const std::vector<Vec>& points, int steps)
{
    std::vector<Vec> curve;
    const std::size_t n = points.size();
    curve.reserve(n * static_cast<std::size_t>(steps));
    for (std::size_t i = 0; i < n; ++i) {
        const Vec a = points[(i + n - 1) % n], b = points[i], c = points[(i + 1) % n],
                  d = points[(i + 2) % n];
        for (int step = 0; step < steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const double t2 = t * t, t3 = t2 * t;
            curve.push_back(a * (-0.5 * t3 + t2 - 0.5 * t) + b * (1.5 * t3 - 2.5 * t2 + 1) +
                            c * (-1.5 * t3 + 2 * t2 + 0.5 * t) + d * (0.5 * t3 - 0.5 * t2));
        }
    }
    return curve;
}

std::vector<Vec> ring(Vec centre, Vec right, Vec up, int points)
{
    std::vector<Vec> circle;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * kPi * i / points;
        circle.push_back(centre + right * cosine(angle) + up * sine(angle));
    }
    return circle;
}

} // namespace blindspot::scenes
