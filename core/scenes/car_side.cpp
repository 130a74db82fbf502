// The side of a car that is turned to the camera: windows, doors, lamps, wheels.
#include "core/scenes/car_body.h"

namespace blindspot::scenes {

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
    std::vector<Vec> whole;
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

} // namespace blindspot::scenes
