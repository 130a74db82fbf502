#include "core/scenes/clutter.h"

#include <vector>

namespace blindspot::scenes {

namespace {

const Colour kIron = hex(0x2F3639);

std::vector<Vec> rect(double x1, double y1, double x2, double y2)
{
    return {{x1, y1, 0}, {x2, y1, 0}, {x2, y2, 0}, {x1, y2, 0}};
}

void lamp(FigurePainter& pen)
{
    pen.limb({0, 0.05, 0}, 0.11, {0, 0.5, 0}, 0.07, kIron);
    pen.limb({0, 0.4, 0}, 0.05, {0, 4.1, 0}, 0.035, kIron);
    const bool on = pen.light().lampsOn;
    pen.area({{-0.12, 4.1, 0}, {0.12, 4.1, 0}, {0.2, 4.55, 0}, {-0.2, 4.55, 0}},
             on ? hex(0xFFEFC0) : hex(0xDDE3E2), {0, 0, 1, on});
    pen.area({{-0.26, 4.55, 0}, {0.26, 4.55, 0}, {0.06, 4.78, 0}, {-0.06, 4.78, 0}}, kIron,
             {0.2, 0.5, 1, false});
}

void bench(FigurePainter& pen, Colour wood)
{
    for (const double x : {-0.75, 0.75}) {
        pen.line({{x, 0, -0.2}, {x, 0.45, -0.2}}, 0.06, kIron);
        pen.line({{x, 0, 0.2}, {x, 0.85, 0.26}}, 0.06, kIron);
    }
    for (int i = 0; i < 3; ++i)
        pen.line({{-0.9, 0.58 + 0.13 * i, 0.24}, {0.9, 0.58 + 0.13 * i, 0.24}}, 0.09, wood,
                 {-0.1, 0, 1, false});
    pen.area({{-0.92, 0.47, 0.22}, {0.92, 0.47, 0.22}, {0.92, 0.45, -0.25}, {-0.92, 0.45, -0.25}}, wood,
             {0.3, 0, 1, false});
    pen.area({{-0.92, 0.46, -0.25}, {0.92, 0.46, -0.25}, {0.92, 0.39, -0.25}, {-0.92, 0.39, -0.25}},
             wood * 0.75, {});
}

void kiosk(FigurePainter& pen, const Clutter& c)
{
    pen.area(rect(-1.3, 0, 1.3, 2.4), c.colour, {0, 0.25, 1, false});
    pen.area(rect(-1.3, 0, 1.3, 0.25), c.colour * 0.6, {});
    const bool on = pen.light().lampsOn;
    pen.fade(rect(-1.05, 1.1, 1.05, 2.05), on ? hex(0xFFE7AE) : hex(0x6F8290),
             on ? hex(0xE8B45F) : hex(0x2E3840), {0, 0, 1, on});
    for (int i = 0; i < 6; ++i)
        if (pen.shows(0.05))
            pen.area(rect(-1.0 + 0.34 * i, 0.4, -0.75 + 0.34 * i, 0.95),
                     i % 2 == 0 ? c.second : hex(0xF1E7D0), {});
    pen.area(rect(-1.2, 1.0, 1.2, 1.1), hex(0xCDB48A), {0.3, 0, 1, false});
    for (int i = 0; i < 8; ++i) {
        const double a = -1.6 + 0.4 * i;
        pen.area({{a * 0.86, 2.55, 0}, {(a + 0.4) * 0.86, 2.55, 0}, {a + 0.4, 2.1, -0.4}, {a, 2.1, -0.4}},
                 i % 2 == 0 ? c.second : hex(0xF7F1E4), {0.25, 0, 1, false});
    }
    pen.area({{-1.45, 2.5, 0}, {1.45, 2.5, 0}, {1.2, 2.8, 0}, {-1.2, 2.8, 0}}, c.second * 0.7,
             {0.1, 0.2, 1, false});
}

void parasol(FigurePainter& pen, const Clutter& c)
{
    pen.line({{0, 0, 0}, {0, 2.3, 0}}, 0.05, hex(0x8A7460));
    for (const double side : {-1.0, 1.0}) { // a chair on either side of a table
        pen.line({{side * 0.75, 0, 0}, {side * 0.7, 0.45, 0}, {side * 0.4, 0.45, 0}, {side * 0.42, 0, 0}},
                 0.035, kIron);
        pen.line({{side * 0.7, 0.45, 0}, {side * 0.8, 0.9, 0}}, 0.05, c.second);
    }
    pen.line({{0, 0, 0}, {0, 0.7, 0}}, 0.06, kIron);
    pen.oval({0, 0.73, 0}, 0.4, 0.06, hex(0xE8E1D2), {0.2, 0.3, 1, false});
    for (int i = 0; i < 6; ++i) {
        const double a = -1.35 + 0.45 * i;
        pen.area({{0, 2.6, 0}, {a, 2.08, 0}, {a + 0.225, 2.0, 0}, {a + 0.45, 2.08, 0}},
                 i % 2 == 0 ? c.colour : mixed(c.colour, {1, 1, 1}, 0.75),
                 {0.25 + 0.1 * pen.light().side * (i - 2.5), 0, 1, false});
    }
}

void fountain(FigurePainter& pen)
{
    pen.oval({0, 0.25, 0}, 2.1, 0.42, hex(0xB9B2A6));
    pen.oval({0, 0.45, 0}, 2.1, 0.36, hex(0xCFC8BA), {0.3, 0.3, 1, false});
    pen.oval({0, 0.47, 0}, 1.9, 0.3, hex(0x6FA6BC), {0.1, 0.2, 1, false});
    pen.limb({0, 0.4, 0}, 0.22, {0, 1.5, 0}, 0.12, hex(0xBDB6AA));
    pen.oval({0, 1.5, 0}, 0.75, 0.16, hex(0xCFC8BA));
    for (const double side : {-1.0, 1.0})
        for (int i = 0; i < 3; ++i)
            pen.line({{0, 1.9, 0}, {side * (0.3 + 0.2 * i), 1.85, 0}, {side * (0.6 + 0.3 * i), 0.5, 0}}, 0.05,
                     hex(0xEAF6FA), {0, 0, 0.5, false});
}

void small(FigurePainter& pen, const Clutter& c)
{
    switch (c.thing) {
    case Thing::Bin:
        pen.area(rect(-0.24, 0.05, 0.24, 0.9), c.colour, {0, 0.8, 1, false});
        pen.oval({0, 0.92, 0}, 0.27, 0.07, c.colour * 0.7);
        break;
    case Thing::Bollard:
        pen.limb({0, 0.06, 0}, 0.085, {0, 0.85, 0}, 0.07, c.colour);
        pen.limb({-0.03, 0.72, 0}, 0.05, {0.03, 0.72, 0}, 0.05, hex(0xF3EFE6));
        break;
    case Thing::Hydrant:
        pen.limb({0, 0.1, 0}, 0.13, {0, 0.55, 0}, 0.12, hex(0xC63A2C));
        pen.limb({-0.19, 0.42, 0}, 0.06, {0.19, 0.42, 0}, 0.06, hex(0xB03024));
        pen.ball({0, 0.66, 0}, 0.1, hex(0xD5493A));
        break;
    case Thing::Board:
        pen.area({{-0.32, 0, 0}, {0.32, 0, 0}, {0.28, 1.0, 0}, {-0.28, 1.0, 0}}, hex(0x6B4A30),
                 {0.1, 0, 1, false});
        pen.area({{-0.26, 0.14, 0}, {0.26, 0.14, 0}, {0.23, 0.93, 0}, {-0.23, 0.93, 0}}, hex(0x2C332F), {});
        for (int i = 0; i < 4; ++i)
            if (pen.shows(0.04))
                pen.line({{-0.17, 0.8 - 0.15 * i, 0}, {0.04 + 0.04 * (i % 3), 0.8 - 0.15 * i, 0}}, 0.03,
                         c.second, {});
        break;
    case Thing::Sign:
        pen.line({{0, 0, 0}, {0, 2.5, 0}}, 0.07, hex(0x8C9296));
        if (c.key % 2 == 0) {
            pen.ball({0, 2.45, -0.02}, 0.33, hex(0xC9352E), {0, 0.2, 1, false});
            pen.area(rect(-0.22, 2.39, 0.22, 2.51), hex(0xF7F5F0), {});
        } else
            pen.area(rect(-0.32, 2.1, 0.32, 2.75), hex(0x2F66B0), {0, 0.2, 1, false});
        break;
    case Thing::Planter:
        pen.area({{-0.55, 0, 0}, {0.55, 0, 0}, {0.62, 0.5, 0}, {-0.62, 0.5, 0}}, c.colour,
                 {0, 0.6, 1, false});
        for (int i = 0; i < 9; ++i)
            pen.ball({-0.5 + 0.125 * i, 0.6 + 0.1 * (i % 3), 0}, 0.17, i % 3 == 1 ? c.second : hex(0x4F7F42),
                     {0.1 * (i % 3), 0.7, 1, false});
        break;
    default: // a pigeon
        pen.oval({0, 0.13, 0}, 0.13, 0.085, hex(0x7B828C), {0, 0.7, 1, false}, -0.3);
        pen.ball({0.11, 0.24, 0}, 0.05, hex(0x5A6470));
        pen.line({{0, 0.1, 0}, {0.01, 0, 0}}, 0.02, hex(0xB0605A));
    }
}

void foliage(FigurePainter& pen, const Clutter& c)
{
    Dice leaves(c.key, 1);
    const bool winter = pen.light().snowy;
    const double s = c.size;
    if (c.thing == Thing::Bush) {
        for (int i = 0; i < 7; ++i) {
            const Vec middle{leaves.between(-0.7, 0.7) * s, leaves.between(0.25, 0.65) * s, 0};
            const double radius = leaves.between(0.3, 0.5) * s;
            pen.ball(middle, radius, mixed(c.colour, {1, 1, 0.6}, leaves.between(0, 0.12)),
                     {0.1 * i - 0.4, 0.5, 1, false});
        }
        return;
    }
    if (c.thing == Thing::Fir) {
        pen.limb({0, 0, 0}, 0.14 * s, {0, 1, 0}, 0.12 * s, hex(0x5B4432));
        for (int i = 0; i < 5; ++i) {
            const double low = (0.6 + 0.95 * i) * s, half = (1.2 - 0.215 * i) * s;
            const Colour colour =
                winter && i % 2 == 1 ? mixed(c.colour, {1, 1, 1}, 0.7) : c.colour * (0.62 + 0.07 * i);
            pen.area({{-half, low, 0}, {0, low - 0.12 * s, 0}, {half, low, 0}, {0, low + 1.75 * s, 0}},
                     colour, {0, 0.7, 1, false});
        }
        return;
    }
    pen.limb({0, -0.02, 0}, 0.2 * s, {0.05, 2.6 * s, 0}, 0.12 * s, hex(0x6A5040));
    pen.limb({0.03, 1.9 * s, 0}, 0.1 * s, {-0.7 * s, 3.1 * s, 0}, 0.05 * s, hex(0x6A5040));
    pen.limb({0.03, 2.0 * s, 0}, 0.1 * s, {0.8 * s, 3.2 * s, 0}, 0.05 * s, hex(0x624A3B));
    const Colour leaf = winter ? mixed(c.colour, hex(0xE8EEF3), 0.75) : c.colour;
    pen.ball({0, 3.75 * s, 0}, 1.0 * s, leaf * 0.85, {-0.2, 0.35, 1, false});
    for (int layer = 0; layer < 3; ++layer) // from the shaded inside to the lit outside
        for (int i = 0; i < 8; ++i) {
            const double angle = 2 * kPi * (i + leaves.between(0, 0.8)) / 8, out = 1.15 - 0.25 * layer;
            const double lift = 0.16 * layer;
            pen.ball({(cosine(angle) * out + 0.22 * layer * pen.light().side) * s * 1.05,
                      (3.75 + sine(angle) * out * 0.8 + lift) * s, 0},
                     leaves.between(0.55, 0.85) * s * (1 - 0.16 * layer), leaf * (0.72 + 0.16 * layer),
                     {-0.4 + 0.35 * layer, 0.35, 1, false});
        }
    pen.ball({0.42 * pen.light().side * s, 4.15 * s, 0}, 0.6 * s, leaf * 1.04, {0.3, 0.35, 1, false});
}

} // namespace

Clutter drawClutter(Thing thing, Dice& dice)
{
    static constexpr Colour leaves[] = {hex(0x5E8C46), hex(0x4B7A3C), hex(0x7FA04A),
                                        hex(0x8FA24A), hex(0xC98F3A), hex(0x6B9A5A)};
    static constexpr Colour firs[] = {hex(0x3F6B4C), hex(0x35604A), hex(0x4D7350)};
    static constexpr Colour woods[] = {hex(0x9A6B42), hex(0x7A5638), hex(0x4C6B55), hex(0xB08A5E)};
    static constexpr Colour bins[] = {hex(0x3F5A4A), hex(0x4A4E54), hex(0x2F4A6E), hex(0x6B4A35)};
    static constexpr Colour cloths[] = {hex(0xC8453A), hex(0x2E6B57), hex(0x2F66B0), hex(0xE3A33A),
                                        hex(0xB5497F)};
    Clutter clutter{thing, dice.between(0.8, 1.3), dice.pick(bins), dice.pick(cloths), dice.key()};
    if (thing == Thing::Tree || thing == Thing::Bush) clutter.colour = dice.pick(leaves);
    if (thing == Thing::Fir) clutter.colour = dice.pick(firs);
    if (thing == Thing::Bench) clutter.colour = dice.pick(woods);
    if (thing == Thing::Parasol) clutter.colour = dice.pick(cloths);
    return clutter;
}

double footprintOf(Thing thing)
{
    switch (thing) {
    case Thing::Kiosk:
        return 1.5;
    case Thing::Fountain:
        return 2.2;
    case Thing::Bench:
        return 1.0;
    case Thing::Parasol:
        return 0.9;
    case Thing::Planter:
    case Thing::Bush:
        return 0.7;
    case Thing::Pigeon:
        return 0.12;
    default:
        return 0.3;
    }
}

void draw(FigurePainter& pen, const Clutter& clutter)
{
    switch (clutter.thing) {
    case Thing::Tree:
    case Thing::Fir:
    case Thing::Bush:
        return foliage(pen, clutter);
    case Thing::Lamp:
        return lamp(pen);
    case Thing::Bench:
        return bench(pen, clutter.colour);
    case Thing::Kiosk:
        return kiosk(pen, clutter);
    case Thing::Parasol:
        return parasol(pen, clutter);
    case Thing::Fountain:
        return fountain(pen);
    default:
        return small(pen, clutter);
    }
}

} // namespace blindspot::scenes
