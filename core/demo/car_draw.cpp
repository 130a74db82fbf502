// The surfaces of a car: strips across it along its outline, and the side that is turned to the camera.
#include "core/demo/car.h"

#include <algorithm>
#include <cmath>

namespace blindspot::demo {

namespace {

constexpr Colour kGlass = hex(0x33414E);
constexpr Colour kSky = hex(0x9DB8C9);
constexpr Colour kRubber = hex(0x1D1E20);

class Bodywork {
  public:
    Bodywork(Pen& pen, const Car& car)
        : pen_(pen), car_(car), outline_(outlineOf(car.make)), belt_(beltOf(car.make))
    {
        // The side that the camera sees: its normal points to the camera.
        const Place& place = pen.place();
        const Vec left = Place{0, 0, place.yaw, 0}.toWorld({0, 0, 1});
        near_ = left.x * place.x + left.z * place.z < 0 ? 1 : -1;
        sideLight_ = left.x * near_ * pen.light().side;
    }

    void draw();

  private:
    /// How far out the sheet is at that height and length: less at the roof and at both ends.
    double half(double x, double y) const
    {
        const double inwards = std::max(0.0, (y - belt_) / (1 - belt_));
        const double ends = std::max(0.0, (std::abs(x) - 0.38) / 0.12);
        return car_.width / 2 * (1 - 0.16 * inwards) * (1 - 0.09 * ends * ends);
    }
    Vec on(double x, double y, double side) const { return on(x, y, side, 1); }
    /// `share` 0: the middle of the car, 1: its side.
    Vec on(double x, double y, double side, double share) const
    {
        return {x * car_.length, y * car_.height, half(x, y) * side * share};
    }
    Vec wheel(double end, double side) const
    {
        return {end * 0.305 * car_.length, car_.wheel, (car_.width / 2 - 0.03) * side};
    }
    double lightOf(const Corner& a, const Corner& b) const;
    bool faces(const std::vector<Vec>& quad) const;
    void strip(const Corner& a, const Corner& b);
    void ends();
    void side();
    void windows();
    void lines();
    void wheels(double side, bool far);
    void driver();
    double mirror() const { return near_; }

    Pen& pen_;
    const Car& car_;
    const std::vector<Corner>& outline_;
    double belt_;
    double near_ = 1;
    double sideLight_ = 0;
};

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
    const double yaw = pen_.place().yaw;
    static_cast<void>(yaw);
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

/// The side windows: the outline above the belt, drawn in, divided by pillars.
void Bodywork::windows()
{
    std::vector<Corner> frame;
    for (const Corner& corner : outline_)
        if (corner.y > belt_ - 0.03 && corner.x < 0.4) frame.push_back(corner);
    double front = -1, rear = 1;
    for (const Corner& corner : frame) {
        front = std::max(front, corner.x);
        rear = std::min(rear, corner.x);
    }
    if (car_.make == Make::Van) rear = 0.03;
    std::vector<Vec> pane;
    const double middle = (front + rear) / 2;
    for (const Corner& corner : frame) {
        const double x = std::max(middle + (corner.x - middle) * 0.88, rear);
        pane.push_back(on(x, std::max(belt_ + 0.02, belt_ + (corner.y - belt_) * 0.87), near_));
    }
    pane.push_back(on(std::max(rear, middle + (rear - middle) * 0.93), belt_ + 0.02, near_));
    pen_.fade(pane, mixed(kGlass, kSky, 0.55), kGlass, {sideLight_ * 0.3, 0, 1, false});
    if (car_.driver && pen_.shows(0.12) && car_.make != Make::Van &&
        std::abs(sine(pen_.place().yaw)) <= 0.75) {
        const Vec head = on(0.02, 0.79, near_);
        pen_.limb(head - Vec{0.06, 0.2, 0}, 0.12, head - Vec{0.03, 0.12, 0}, 0.1, car_.driverShirt * 0.6);
        pen_.ball(head, 0.105, car_.driverSkin * 0.68);
    }
    if (pen_.shows(0.05))
        pen_.area({on(0.1, belt_ + 0.03, near_), on(0.04, belt_ + 0.03, near_), on(-0.05, 0.93, near_),
                   on(0.0, 0.93, near_)},
                  {1, 1, 1}, {0, 0, 0.13, false});
    if (car_.make == Make::Van) return;
    const double post = car_.make == Make::Saloon || car_.make == Make::Small ? -0.08 : -0.07;
    const auto pillar = [&](double x) {
        pen_.area({on(x + 0.012, belt_, near_), on(x - 0.012, belt_, near_), on(x - 0.014, 0.96, near_),
                   on(x + 0.004, 0.96, near_)},
                  car_.paint, {sideLight_ * 0.6 - 0.25, 0, 1, false});
    };
    pillar(post);
    if (rear < -0.4) pillar(-0.29);
}

void Bodywork::lines()
{
    const Look light{0.5 + sideLight_ * 0.5, 0, 0.8, false};
    const Colour dark = car_.paint * 0.55;
    if (car_.stripe)
        pen_.area(
            {on(0.47, 0.4, near_), on(0.47, 0.34, near_), on(-0.48, 0.34, near_), on(-0.48, 0.4, near_)},
            mixed(car_.paint, {1, 1, 1}, 0.75), {sideLight_ * 0.5, 0, 1, false});
    if (pen_.shows(0.025)) {
        pen_.line({on(0.4, 0.52, near_), on(0, 0.545, near_), on(-0.46, 0.54, near_)}, 0.025,
                  mixed(car_.paint, {1, 1, 1}, 0.4), light);
        for (const double x : {0.17, -0.08, -0.26})
            if (car_.make != Make::Van || x > -0.1)
                pen_.line({on(x, 0.21, near_), on(x + 0.005, 0.6, near_)}, 0.014, dark, {});
        for (const double x : {-0.04, -0.22})
            pen_.line({on(x, 0.545, near_), on(x + 0.035, 0.545, near_)}, 0.035, dark, {});
        pen_.oval(on(0.19, belt_ + 0.04, near_, 1.08), 0.1, 0.075, car_.paint * 0.85);
    }
    const bool lit = pen_.light().lampsOn;
    const double y = outline_[1].y;
    pen_.area({on(0.49, y + 0.02, near_), on(0.487, y + 0.1, near_), on(0.42, y + 0.11, near_),
               on(0.44, y + 0.03, near_)},
              lit ? hex(0xFFF3CF) : hex(0xE4EAEE), {0, 0, 1, lit});
    pen_.area({on(-0.49, y, near_), on(-0.49, y + 0.13, near_), on(-0.45, y + 0.12, near_),
               on(-0.46, y + 0.01, near_)},
              lit ? hex(0xFF3B2C) : hex(0xB3241F), {0, 0, 1, lit});
}

void Bodywork::side()
{
    std::vector<Vec> lower, whole;
    for (const Corner& corner : outline_)
        whole.push_back(on(corner.x, corner.y, near_));
    const double light = sideLight_ * 0.55;
    pen_.area(whole, car_.paint, {light + 0.12, 0, 1, false});
    if (pen_.pass() != Pass::Picture) return;
    pen_.fade({on(0.495, 0.5, near_), on(-0.495, 0.5, near_), on(-0.49, 0.17, near_), on(0.49, 0.17, near_)},
              car_.paint, car_.paint * 0.66, {light, 0, 1, false});
    pen_.area(
        {on(0.488, 0.24, near_), on(-0.488, 0.24, near_), on(-0.485, 0.15, near_), on(0.485, 0.15, near_)},
        hex(0x26282B), {light - 0.2, 0, 1, false});
    windows();
    lines();
    for (const double end : {-1.0, 1.0}) { // wheel houses
        const double radius = car_.wheel * 1.2;
        Vec hub = wheel(end, near_);
        hub.z = car_.width / 2 * near_;
        pen_.area(ring(hub, {radius, 0, 0}, {0, radius, 0}, 24), hex(0x17181A), {-0.4, 0, 1, false});
    }
    wheels(near_, false);
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

} // namespace

void draw(Pen& pen, const Car& car)
{
    Bodywork(pen, car).draw();
}

} // namespace blindspot::demo
