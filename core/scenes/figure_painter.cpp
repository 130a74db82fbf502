#include "core/scenes/figure_painter.h"

#include <algorithm>
#include <cmath>

namespace blindspot::scenes {

namespace {

constexpr double kReflected = 0.2; // of the light that a wet ground gives back

double lengthOf(Point p)
{
    return std::sqrt(p.x * p.x + p.y * p.y);
}

} // namespace

Point FigurePainter::at(Vec local) const
{
    Vec world = place_.toWorld(local);
    if (pass_ == Pass::Shadow)
        world = {world.x + light_.fall.x * world.y, 0, world.z + light_.fall.z * world.y};
    if (pass_ == Pass::Reflection) world.y = -world.y;
    return camera_.project(world);
}

double FigurePainter::flatness() const
{
    if (pass_ != Pass::Shadow) return 1;
    return std::max(0.25, std::abs(light_.fall.z) * camera_.height / place_.z);
}

/// `axis`: the direction in the picture along which a round surface turns away from the light.
void FigurePainter::lay(const std::vector<Point>& outline, Colour colour, const Look& look, Point axis)
{
    if (pass_ == Pass::Shadow) {
        if (look.alpha > 0.5) canvas_.cast(outline, light_.shadow);
        return;
    }
    const double alpha = pass_ == Pass::Reflection ? look.alpha * kReflected : look.alpha;
    if (look.shining) {
        canvas_.fill(outline, imaging::Paint::plain(light_.far(colour, place_.z), alpha));
        return;
    }
    if (look.roundness <= 0) {
        canvas_.fill(outline, imaging::Paint::plain(light_.on(colour, look.towards, place_.z), alpha));
        return;
    }
    double low = 1e9, high = -1e9;
    for (const Point& point : outline) {
        const double along = point.x * axis.x + point.y * axis.y;
        low = std::min(low, along);
        high = std::max(high, along);
    }
    const double towards = axis.x * light_.side - axis.y * 0.5; // the sun is above, too
    const double lit = std::clamp(towards, -1.0, 1.0) * look.roundness;
    canvas_.fill(outline, {light_.on(colour, std::clamp(look.towards - lit, -1.0, 1.0), place_.z),
                           light_.on(colour, std::clamp(look.towards + lit, -1.0, 1.0), place_.z), axis * low,
                           axis * high, alpha});
}

void FigurePainter::area(const std::vector<Vec>& outline, Colour colour, const Look& look)
{
    std::vector<Point> points;
    points.reserve(outline.size());
    for (const Vec& vec : outline)
        points.push_back(at(vec));
    lay(points, colour, look, {1, 0});
}

void FigurePainter::fade(const std::vector<Vec>& outline, Colour top, Colour bottom, const Look& look)
{
    if (pass_ != Pass::Picture) return area(outline, mixed(top, bottom, 0.5), look);
    std::vector<Point> points;
    double low = 1e9, high = -1e9;
    for (const Vec& vec : outline) {
        points.push_back(at(vec));
        low = std::min(low, points.back().y);
        high = std::max(high, points.back().y);
    }
    const auto shown = [&](Colour colour) {
        return look.shining ? light_.far(colour, place_.z) : light_.on(colour, look.towards, place_.z);
    };
    canvas_.fill(points, {shown(top), shown(bottom), {0, low}, {0, high}, look.alpha});
}

// The outline of two discs and what lies between them: an arc around each, from one common tangent to the
// other.
void FigurePainter::hull(Point a, double ra, Point b, double rb, Colour colour, const Look& look)
{
    const double flat = flatness();
    a.y /= flat;
    b.y /= flat;
    Point way = b - a;
    const double length = lengthOf(way);
    std::vector<Point> outline;
    const double largest = std::max(ra, rb);
    const int steps = largest < 1.5 ? 3 : largest < 6 ? 6 : 10;
    if (length <= std::abs(ra - rb) + 1e-6) {
        const Point centre = ra > rb ? a : b;
        for (int i = 0; i < 2 * steps; ++i)
            outline.push_back(centre + Point{cosine(kPi * i / steps), sine(kPi * i / steps)} * largest);
        way = {0, 1};
    } else {
        way = way * (1 / length);
        const Point across{-way.y, way.x};
        const double lean = (ra - rb) / length; // sine of the tangents' lean
        const double rest = std::sqrt(1 - lean * lean);
        // Each arc from the tangent on one side over the end to the tangent on the other, by halves.
        const Point left = way * lean + across * rest;
        const Point right = way * lean - across * rest;
        const auto arc = [&](Point centre, double radius, Point from, Point over, Point to) {
            for (int half = 0; half < 2; ++half)
                for (int i = 0; i < steps / 2 + 1; ++i) {
                    const double t = static_cast<double>(i) / (steps / 2 + 1);
                    const Point first = half == 0 ? from : over, second = half == 0 ? over : to;
                    const Point chord = first * (1 - t) + second * t;
                    const double size = lengthOf(chord);
                    outline.push_back(centre + chord * (radius / std::max(size, 1e-9)));
                }
            outline.push_back(centre + to * radius);
        };
        arc(b, rb, left, way, right);
        arc(a, ra, right, way * -1, left);
    }
    for (Point& point : outline)
        point.y *= flat;
    lay(outline, colour, look, {-way.y, way.x});
}

void FigurePainter::limb(Vec a, double ra, Vec b, double rb, Colour colour, const Look& look)
{
    const double scaleA = camera_.scale(std::max(0.5, depth(a)));
    const double scaleB = camera_.scale(std::max(0.5, depth(b)));
    hull(at(a), ra * scaleA, at(b), rb * scaleB, colour, look);
}

void FigurePainter::line(const std::vector<Vec>& points, double width, Colour colour, const Look& look)
{
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        limb(points[i], width / 2, points[i + 1], width / 2, colour, look);
}

void FigurePainter::ball(Vec centre, double radius, Colour colour, const Look& look)
{
    oval(centre, radius, radius, colour, look);
}

void FigurePainter::oval(Vec centre, double across, double up, Colour colour, const Look& look, double tilt)
{
    const Point middle = at(centre);
    const double s = camera_.scale(std::max(0.5, depth(centre)));
    const double c = cosine(tilt), n = sine(tilt), flat = flatness();
    const double largest = std::max(across, up) * s;
    const int steps = largest < 2 ? 8 : largest < 12 ? 14 : largest < 60 ? 24 : 40;
    std::vector<Point> outline;
    for (int i = 0; i < steps; ++i) {
        const double angle = 2 * kPi * i / steps;
        const double x = across * cosine(angle) * s, y = up * sine(angle) * s;
        outline.push_back(middle + Point{x * c - y * n, (x * n + y * c) * flat});
    }
    lay(outline, colour, look, {1, 0});
}

} // namespace blindspot::scenes
