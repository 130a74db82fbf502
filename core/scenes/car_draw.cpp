// The surfaces of a car: strips across it along its outline, and the side that is turned to the camera.
#include "core/scenes/car_body.h"

#include <algorithm>
#include <cmath>

namespace blindspot::scenes {

/// Strips are seen from outside when their corners go around one way in the picture.
bool Bodywork::faces(const std::vector<Vec>& quad) const
{
    double turn = 0;
    for (std::size_t i = 0; i < quad.size(); ++i) {
        const Point a = pen_.at(quad[i]), b = pen_.at(quad[(i + 1) % quad.size()]);
        turn += a.x * b.y - b.x * a.y;
    }
    return turn < 0;
}

double Bodywork::lightOf(const Corner& a, const Corner& b) const
{
    // The outline runs from the front over the roof: its outer normal in the figure.
    const double dx = (b.x - a.x) * car_.length, dy = (b.y - a.y) * car_.height;
    const double length = std::sqrt(dx * dx + dy * dy);
    const Vec normal = Place{0, 0, pen_.place().yaw, 0}.toWorld({dy / length, 0, 0});
    return std::clamp(0.55 * (-dx / length) + 0.8 * normal.x * pen_.light().side - 0.1, -1.0, 1.0);
}

void Bodywork::strip(const Corner& a, const Corner& b)
{
    const std::vector<Vec> quad{on(a.x, a.y, 1), on(b.x, b.y, 1), on(b.x, b.y, -1), on(a.x, a.y, -1)};
    if (pen_.pass() == Pass::Picture && !faces(quad)) return;
    const double light = lightOf(a, b);
    pen_.area(quad, car_.paint, {light, 0, 1, false});
    if (!a.glass || pen_.pass() != Pass::Picture) return;
    const auto inset = [&](double along, double share, double side) {
        const double x = a.x + (b.x - a.x) * along, y = a.y + (b.y - a.y) * along;
        return on(x, y, side, share);
    };
    const std::vector<Vec> pane{inset(0.06, 0.93, 1), inset(0.93, 0.9, 1), inset(0.93, 0.9, -1),
                                inset(0.06, 0.93, -1)};
    if (a.x > 0)
        pen_.fade(pane, mixed(kGlass, kSky, 0.45), kGlass, {0, 0, 1, false});
    else
        pen_.fade(pane, mixed(kGlass, kSky, 0.3), kGlass * 0.8, {0, 0, 1, false});
    const bool along = std::abs(sine(pen_.place().yaw)) > 0.75; // else the side window shows them
    if (a.x > 0 && car_.driver && along && pen_.shows(0.12)) driver();
    if (pen_.shows(0.05)) { // a reflection across the pane
        pen_.area({inset(0.06, 0.5, 1), inset(0.93, 0.1, 1), inset(0.93, 0.25, -1), inset(0.06, 0.05, 1)},
                  {1, 1, 1}, {0, 0, 0.14, false});
    }
}

void Bodywork::driver()
{
    const Vec head{0.03 * car_.length, 0.8 * car_.height, 0.2 * car_.width};
    pen_.oval(head - Vec{0, 0.26, 0}, 0.21, 0.18, car_.driverShirt * 0.55, {0, 0, 1, false});
    pen_.ball(head, 0.115, car_.driverSkin * 0.62, {0, 0, 1, false});
}

/// Lamps, grille and plates on the strips at the front and at the rear.
void Bodywork::ends()
{
    const bool front = pen_.depth({1, 0.5, 0}) < pen_.depth({-1, 0.5, 0});
    const double end = front ? 0.5 : -0.495;
    const double top = outline_[1].y + 0.09, low = outline_[1].y - 0.02;
    const bool lit = pen_.light().lampsOn;
    const auto panel = [&](double from, double to, double y1, double y2, Colour colour,
                           const Look& look = {}) {
        pen_.area({on(end, y1, from), on(end, y1, to), on(end, y2, to), on(end, y2, from)}, colour, look);
    };
    panel(-0.97, 0.97, 0.15, 0.24, hex(0x2A2C2F));
    if (front) {
        panel(-0.5, 0.5, low - 0.01, top - 0.03, hex(0x26282B));
        if (pen_.shows(0.04))
            panel(-0.5, 0.5, (low + top) / 2 - 0.02, (low + top) / 2 - 0.005, hex(0x8C9196));
    }
    panel(-0.26, 0.26, low - 0.1, low - 0.03, hex(0xF2F0E6), {-0.2, 0, 1, false});
    for (const double side : {-1.0, 1.0}) {
        const Colour lamp =
            front ? (lit ? hex(0xFFF6D8) : hex(0xE9EEF2)) : (lit ? hex(0xFF4030) : hex(0xB3241F));
        panel(side * 0.58, side * 0.94, low, top, lamp, {0, 0, 1, lit});
        if (pen_.shows(0.05)) panel(side * 0.58, side * 0.66, low, top, hex(0xE8913A), {0, 0, 0.9, false});
    }
}

void Bodywork::wheels(double side, bool far)
{
    for (const double end : {-1.0, 1.0}) {
        const Vec hub = wheel(end, side);
        const auto disc = [&](double radius, Colour colour, const Look& look = {0, 0, 1, false}) {
            pen_.area(ring(hub, {radius, 0, 0}, {0, radius, 0}, radius * pen_.scale() > 8 ? 28 : 14), colour,
                      look);
        };
        // Its thickness, seen from the front or the rear.
        const Vec inner = hub - Vec{0, 0, 0.2 * side};
        pen_.area(ring(inner, {car_.wheel, 0, 0}, {0, car_.wheel, 0}, 20), kRubber * 0.8,
                  {-0.5, 0, 1, false});
        pen_.area({hub + Vec{0, car_.wheel, 0}, inner + Vec{0, car_.wheel, 0}, inner - Vec{0, car_.wheel, 0},
                   hub - Vec{0, car_.wheel, 0}},
                  kRubber * 0.9, {-0.4, 0, 1, false});
        disc(car_.wheel, kRubber);
        if (far || pen_.pass() == Pass::Shadow) continue;
        disc(car_.wheel * 0.66, car_.rim, {sideLight_ * 0.5, 0.5, 1, false});
        if (!pen_.shows(0.06)) continue;
        disc(car_.wheel * 0.56, car_.rim * 0.45);
        for (int spoke = 0; spoke < 5; ++spoke) {
            const double angle = 2 * kPi * (spoke / 5.0 + 0.05);
            const Vec tip = Vec{cosine(angle), sine(angle), 0} * (car_.wheel * 0.58);
            pen_.line({hub, hub + tip}, 0.05, car_.rim);
        }
        disc(car_.wheel * 0.16, car_.rim);
    }
}

void Bodywork::draw()
{
    wheels(-near_, true);
    const double low = outline_.front().y * 0.75;
    pen_.area({on(0.48, low, 1), on(-0.48, low, 1), on(-0.48, low, -1), on(0.48, low, -1)}, hex(0x141518),
              {});
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i + 1 < outline_.size(); ++i)
        order.push_back(i);
    const auto away = [&](std::size_t i) {
        return pen_.depth(on((outline_[i].x + outline_[i + 1].x) / 2, 0, 0));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return away(a) > away(b); });
    for (const std::size_t i : order)
        strip(outline_[i], outline_[i + 1]);
    if (pen_.pass() == Pass::Picture) ends();
    if (car_.taxi) {
        const Vec sign{0, car_.height * 1.05, 0};
        pen_.area({sign + Vec{0.1, 0.08, 0.3}, sign + Vec{-0.1, 0.08, 0.3}, sign + Vec{-0.1, 0.08, -0.3},
                   sign + Vec{0.1, 0.08, -0.3}, sign + Vec{0.1, -0.1, -0.3}, sign + Vec{0.1, -0.1, 0.3}},
                  hex(0xF7F4E4), {});
        pen_.limb(sign + Vec{-0.12, -0.03, 0}, 0.07, sign + Vec{0.12, -0.03, 0}, 0.07, hex(0xF7F4E4));
    }
    side();
    if (car_.rack) pen_.line({on(-0.36, 1.04, near_), on(0.02, 1.04, near_)}, 0.04, hex(0x2D2F33), {});
}

void draw(FigurePainter& pen, const Car& car)
{
    Bodywork(pen, car).draw();
}

} // namespace blindspot::scenes
