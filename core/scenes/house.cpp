#include "core/scenes/house.h"

#include <vector>

namespace blindspot::scenes {

namespace {

constexpr Colour kWalls[] = {hex(0xE9D8B8), hex(0xD9A679), hex(0xC77B5B), hex(0xB7604A),
                             hex(0xF1E6D2), hex(0xC9CFCB), hex(0x9FB3B8), hex(0xE3B7A0),
                             hex(0xBFC7A5), hex(0xD9C9C0), hex(0xA6A29A), hex(0xE6C98A)};
constexpr Colour kTrims[] = {hex(0xF7F3E8), hex(0xF7F3E8), hex(0x7A5A44), hex(0x4C5B66), hex(0xE0D6C3)};
constexpr Colour kRoofs[] = {hex(0x8E4B38), hex(0xA65B40), hex(0x5B5F68), hex(0x6E4A3D), hex(0x44505C)};
constexpr Colour kCloths[] = {hex(0xB6362F), hex(0x2E6B57), hex(0x2C4A86), hex(0xD98B2B), hex(0x7A2F4A)};

struct Facade {
    FigurePainter& pen;
    const House& house;
    Dice& dice;
    double towards;
    Colour wall, trim;
    bool shutters, balconies;
    Colour shutter;

    std::vector<Vec> rect(double x1, double y1, double x2, double y2) const
    {
        return {{x1, y1, 0}, {x2, y1, 0}, {x2, y2, 0}, {x1, y2, 0}};
    }
    Look look(double more = 0) const { return {towards + more, 0, 1, false}; }
};

void pane(const Facade& f, double x1, double y1, double x2, double y2)
{
    const bool lit = f.pen.light().lampsOn && f.dice.chance(0.5);
    if (lit)
        f.pen.fade(f.rect(x1, y1, x2, y2), hex(0xFFE3A0), hex(0xF3B65C), {0, 0, 1, true});
    else
        f.pen.fade(f.rect(x1, y1, x2, y2), hex(0x93A9B8) * f.dice.between(0.75, 1.05), hex(0x3B4854),
                   f.look(-0.1));
    if (!f.pen.shows(0.06)) return;
    if (f.dice.chance(0.35)) // a curtain
        f.pen.area(f.rect(x1, y1, x1 + (x2 - x1) * 0.3, y2), hex(0xF3EEE3), {f.towards - 0.2, 0, 0.6, false});
    f.pen.area(f.rect((x1 + x2) / 2 - 0.03, y1, (x1 + x2) / 2 + 0.03, y2), f.trim, f.look());
    f.pen.area(f.rect(x1, y1 + (y2 - y1) * 0.62, x2, y1 + (y2 - y1) * 0.62 + 0.05), f.trim, f.look());
}

void window(const Facade& f, double middle, double low, double width, double height, bool flowers)
{
    const double x1 = middle - width / 2, x2 = middle + width / 2;
    f.pen.area(f.rect(x1 - 0.1, low - 0.08, x2 + 0.1, low + height + 0.12), f.trim, f.look(-0.05));
    pane(f, x1, low, x2, low + height);
    if (f.pen.shows(0.1)) // the lintel's shadow
        f.pen.area(f.rect(x1, low + height - 0.1, x2, low + height), {0, 0, 0}, {0, 0, 0.3, false});
    if (f.shutters) {
        f.pen.area(f.rect(x1 - 0.5, low, x1 - 0.1, low + height), f.shutter, f.look());
        f.pen.area(f.rect(x2 + 0.1, low, x2 + 0.5, low + height), f.shutter, f.look());
    }
    f.pen.area(f.rect(x1 - 0.15, low - 0.16, x2 + 0.15, low - 0.06), f.trim * 0.9, f.look(0.2));
    if (!flowers || !f.pen.shows(0.1)) return;
    f.pen.area(f.rect(x1, low - 0.14, x2, low + 0.06), hex(0x7A4B32), f.look());
    for (double x = x1 + 0.08; x < x2; x += 0.18)
        f.pen.ball({x, low + 0.12, -0.02}, 0.12, f.dice.chance(0.45) ? hex(0xD84A62) : hex(0x5E8C46));
}

void balcony(const Facade& f, double middle, double low)
{
    f.pen.area(f.rect(middle - 0.95, low - 0.32, middle + 0.95, low - 0.18), f.trim * 0.85, f.look());
    if (!f.pen.shows(0.05)) return;
    f.pen.area(f.rect(middle - 0.95, low + 0.62, middle + 0.95, low + 0.68), hex(0x2D3136), f.look());
    for (double x = middle - 0.93; x < middle + 0.95; x += 0.18)
        f.pen.area(f.rect(x, low - 0.2, x + 0.035, low + 0.65), hex(0x2D3136), f.look());
}

void shop(const Facade& f)
{
    const double w = f.house.width, h = f.house.storey;
    const Colour front = f.dice.pick(kCloths) * 0.75;
    f.pen.area(f.rect(0.4, 0, w - 0.4, h * 0.94), front, f.look(-0.1));
    const double door = f.dice.chance(0.5) ? 0.7 : w - 1.8;
    const double glass1 = door < w / 2 ? 2.2 : 0.8, glass2 = door < w / 2 ? w - 0.8 : w - 2.3;
    pane(f, glass1, 0.55, glass2, h * 0.72);
    pane(f, door, 0.1, door + 1.1, h * 0.72);
    f.pen.area(f.rect(0.5, h * 0.76, w - 0.5, h * 0.93),
               mixed(front, {1, 1, 1}, f.dice.chance(0.5) ? 0.1 : 0.8), f.look());
    if (f.pen.shows(0.1)) { // a name that nobody can read
        double x = w * 0.32;
        while (x < w * 0.66) {
            const double letter = f.dice.between(0.12, 0.3);
            f.pen.area(f.rect(x, h * 0.81, x + letter, h * 0.88), hex(0xE9C46A), f.look());
            x += letter + 0.1;
        }
    }
    if (!f.dice.chance(0.6)) return;
    const Colour cloth = f.dice.pick(kCloths);
    const int stripes = static_cast<int>(w / 0.55);
    for (int i = 0; i < stripes; ++i) { // it leans out into the street
        const double a = 0.5 + (w - 1) * i / stripes, b = 0.5 + (w - 1) * (i + 1) / stripes;
        const Colour colour = i % 2 == 0 ? cloth : hex(0xF5EFE2);
        f.pen.area({{a, h * 0.78, 0}, {b, h * 0.78, 0}, {b, h * 0.6, -0.9}, {a, h * 0.6, -0.9}}, colour,
                   f.look(0.35));
        f.pen.area({{a, h * 0.6, -0.9}, {b, h * 0.6, -0.9}, {b, h * 0.53, -0.9}, {a, h * 0.53, -0.9}},
                   colour * 0.85, f.look());
    }
}

void roof(const Facade& f)
{
    const double w = f.house.width, h = f.house.storey * f.house.storeys;
    const Colour tiles = f.pen.light().snowy ? hex(0xEEF2F6) : f.dice.pick(kRoofs);
    const double rise = f.dice.between(1.4, 3.2);
    switch (f.dice.count(0, 2)) {
    case 0: // gable
        f.pen.area({{0, h, 0}, {w, h, 0}, {w / 2, h + rise * 1.2, 0}}, f.wall, f.look());
        f.pen.line({{-0.2, h - 0.1, 0}, {w / 2, h + rise * 1.2 + 0.1, 0}, {w + 0.2, h - 0.1, 0}}, 0.3, tiles,
                   f.look());
        window(f, w / 2, h + 0.3, 0.8, 0.9, false);
        break;
    case 1: // its lower edge towards the street
        f.pen.fade({{-0.1, h, 0}, {w + 0.1, h, 0}, {w - 0.5, h + rise, 1.5}, {0.5, h + rise, 1.5}},
                   tiles * 0.9, tiles, f.look(0.15));
        for (double x = 1.6; x < w - 1; x += 2.6)
            if (f.dice.chance(0.5)) {
                f.pen.area(f.rect(x - 0.6, h + 0.3, x + 0.6, h + 1.5), f.wall * 0.95, f.look());
                pane(f, x - 0.4, h + 0.45, x + 0.4, h + 1.35);
                f.pen.area({{x - 0.75, h + 1.5, 0}, {x + 0.75, h + 1.5, 0}, {x, h + 2.0, 0}}, tiles * 0.85,
                           f.look());
            }
        break;
    default:
        break;
    }
    f.pen.area(f.rect(-0.08, h - 0.35, w + 0.08, h + 0.1), f.trim, f.look(0.15));
    f.pen.area(f.rect(0, h - 0.55, w, h - 0.35), {0, 0, 0}, {0, 0, 0.16, false});
    if (f.dice.chance(0.5)) {
        const double x = w * f.dice.between(0.15, 0.8);
        f.pen.area(f.rect(x, h + 0.1, x + 0.7, h + rise + 0.9), f.wall * 0.75, f.look(-0.2));
    }
}

} // namespace

House drawHouse(Dice& dice)
{
    return {dice.between(6.5, 12), dice.between(2.9, 3.4), dice.count(2, 5)};
}

void draw(FigurePainter& pen, const House& house, Dice& dice, double towards)
{
    Facade f{pen,
             house,
             dice,
             towards,
             dice.pick(kWalls) * dice.between(0.92, 1.03),
             dice.pick(kTrims),
             dice.chance(0.3),
             dice.chance(0.25),
             dice.pick(kCloths)};
    const double w = house.width, s = house.storey, h = s * house.storeys;
    if (f.trim.r > f.wall.r + 0.35) f.trim = mixed(f.trim, f.wall, 0.3);
    pen.fade(f.rect(0, 0, w, h), mixed(f.wall, {1, 1, 1}, 0.06), f.wall * 0.9, f.look());
    const bool shopfront = dice.chance(0.6);
    f.pen.area(f.rect(0, 0, w, 0.5), f.wall * 0.7, f.look(-0.1));
    const int columns = static_cast<int>(w / 2.3);
    const double wide = dice.between(0.9, 1.25), tall = s * dice.between(0.48, 0.6);
    const bool flowers = dice.chance(0.3);
    for (int floor = shopfront ? 1 : 0; floor < house.storeys; ++floor)
        for (int column = 0; column < columns; ++column) {
            const double middle = w * (column + 0.5) / columns, low = floor * s + s * 0.28;
            if (floor == 0 && column == columns / 2) {
                f.pen.area(f.rect(middle - 0.75, 0, middle + 0.75, s * 0.82), f.trim, f.look());
                f.pen.area(f.rect(middle - 0.55, 0, middle + 0.55, s * 0.74), f.shutter * 0.7, f.look());
                continue;
            }
            window(f, middle, low, wide, tall, flowers && floor > 0);
            if (f.balconies && floor > 0 && column % 2 == 0) balcony(f, middle, low);
        }
    if (shopfront)
        shop(f);
    else if (dice.chance(0.5))
        f.pen.area(f.rect(0, s - 0.08, w, s + 0.08), f.trim, f.look());
    roof(f);
}

} // namespace blindspot::scenes
