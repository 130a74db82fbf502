#include "core/scenes/bicycle.h"

namespace blindspot::scenes {

namespace {

constexpr Colour kFrames[] = {hex(0xC8322E), hex(0x2C4A86), hex(0x2E7D5B), hex(0xF2B93B), hex(0x22252A),
                              hex(0xF3EDE2), hex(0x4FA3B8), hex(0xB5497F), hex(0xE9803A), hex(0x8C9196)};
constexpr double kRadius = 0.34;

void wheel(FigurePainter& pen, const Bicycle& bicycle, Vec hub, double steer)
{
    const Vec along{kRadius * cosine(steer), 0, kRadius * sine(steer)};
    const int pieces = kRadius * pen.scale() > 14 ? 26 : 14;
    std::vector<Vec> tyre = ring(hub, along, {0, kRadius, 0}, pieces);
    tyre.push_back(tyre.front());
    if (pen.shows(0.03))
        for (int spoke = 0; spoke < 9; ++spoke) {
            const double angle = kPi * spoke / 9;
            const Vec tip = along * cosine(angle) + Vec{0, kRadius * sine(angle), 0};
            pen.line({hub + tip, hub - tip}, 0.008, hex(0xB9BDC1), {0, 0, 0.45, false});
        }
    pen.line(tyre, 0.045, bicycle.tyre, {});
    if (pen.shows(0.02)) {
        std::vector<Vec> rim = ring(hub, along * 0.91, {0, kRadius * 0.91, 0}, pieces);
        rim.push_back(rim.front());
        pen.line(rim, 0.016, hex(0xC9CCCE), {});
    }
    if (bicycle.mudguards) {
        std::vector<Vec> guard = ring(hub, along * 1.12, {0, kRadius * 1.12, 0}, 20);
        guard.resize(10);
        pen.line(guard, 0.03, bicycle.frame * 0.9, {});
    }
    pen.ball(hub, 0.035, hex(0x55585C));
}

void crank(FigurePainter& pen, const Bicycle& bicycle, Vec axle, double side)
{
    const Vec arm = Vec{sine(bicycle.pedals), -cosine(bicycle.pedals), 0} * (0.17 * -side);
    const Vec pedal = axle + arm + Vec{0, 0, 0.09 * side};
    pen.line({axle, pedal}, 0.03, hex(0x6C7075));
    pen.line({pedal - Vec{0.05, 0, 0}, pedal + Vec{0.05, 0, 0}}, 0.04, hex(0x26282B));
}

} // namespace

Bicycle drawBicycle(Dice& dice)
{
    Bicycle bicycle;
    bicycle.frame = dice.pick(kFrames);
    bicycle.tyre = dice.chance(0.85) ? hex(0x232427) : hex(0xC9A97A);
    bicycle.basket = dice.chance(0.3);
    bicycle.step = dice.chance(0.35);
    bicycle.mudguards = dice.chance(0.5);
    bicycle.dropped = !bicycle.basket && dice.chance(0.3);
    bicycle.pedals = dice.between(0, 2 * kPi);
    bicycle.steer = 0.25 * dice.bell();
    return bicycle;
}

void draw(FigurePainter& pen, const Bicycle& bicycle)
{
    const Vec rear{-0.52, kRadius, 0}, front{0.56, kRadius, 0}, axle{-0.07, 0.3, 0};
    const Vec saddle{-0.24, 0.93, 0}, head{0.36, 0.86, 0}, low{0.395, 0.72, 0}, seat{-0.2, 0.78, 0};
    const double tube = 0.042;
    const Look look{0.1, 0.5, 1, false};
    wheel(pen, bicycle, rear, 0);
    crank(pen, bicycle, axle, 1);
    pen.line({axle, rear, seat}, 0.026, bicycle.frame * 0.9, look);
    wheel(pen, bicycle, front, bicycle.steer);
    pen.line({low, front}, 0.036, bicycle.frame * 0.85, look);
    pen.line({saddle, axle, low}, tube, bicycle.frame, look);
    if (bicycle.step)
        pen.line({low + Vec{0, 0.04, 0}, {0.12, 0.52, 0}, seat + (axle - seat) * 0.5}, tube, bicycle.frame,
                 look);
    else
        pen.line({seat, low + Vec{-0.01, 0.06, 0}}, tube, bicycle.frame, look);
    pen.line({low, head}, tube, bicycle.frame, look);
    const Vec bar = head + Vec{0.02, 0.1, 0};
    pen.line({head, bar}, 0.03, hex(0x6C7075));
    for (const double side : {-1.0, 1.0}) {
        const Vec grip = bar + Vec{bicycle.dropped ? 0.08 : -0.1, 0.02, 0.25 * side};
        pen.line({bar, bar + Vec{0.04, 0.02, 0.15 * side}, grip}, 0.032, hex(0x35373B));
        if (bicycle.dropped)
            pen.line({grip, grip + Vec{0.04, -0.1, 0}, grip + Vec{-0.06, -0.14, 0}}, 0.034, hex(0x26282B));
    }
    pen.limb(saddle + Vec{-0.12, 0.03, 0}, 0.05, saddle + Vec{0.12, 0.02, 0}, 0.025, hex(0x2B2420));
    pen.oval(axle, 0.085, 0.085, hex(0x3A3C40), {0, 0.4, 1, false});
    crank(pen, bicycle, axle, -1);
    if (bicycle.basket) {
        const Vec b = bar + Vec{0.2, -0.08, 0};
        pen.area({b + Vec{-0.16, 0.13, 0}, b + Vec{0.17, 0.13, 0}, b + Vec{0.12, -0.1, 0},
                  b + Vec{-0.12, -0.1, 0}},
                 hex(0xA97C4B), {0, 0.5, 1, false});
        if (pen.shows(0.03)) pen.line({b + Vec{-0.16, 0.11, 0}, b + Vec{0.17, 0.11, 0}}, 0.03, hex(0x7D5733));
    }
}

} // namespace blindspot::scenes
