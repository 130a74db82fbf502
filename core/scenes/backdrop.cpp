#include "core/scenes/backdrop.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace blindspot::scenes {

namespace {

void cloud(const Stage& stage, Dice& dice)
{
    const double x = dice.between(-60, 700);
    const double y = dice.between(0.05, 0.75) * stage.camera.horizon;
    const double size = dice.between(18, 55);
    const double alpha = dice.between(0.25, 0.6);
    const Colour bright = mixed(stage.light.skyLow, {1, 1, 1}, 0.7);
    const int puffs = dice.count(4, 8);
    for (int i = 0; i < puffs; ++i) {
        const double at = x + (i - puffs / 2.0) * size * 0.55;
        const double radius = size * (0.45 + 0.55 * sine(kPi * (i + 0.7) / puffs)) * dice.between(0.7, 1);
        std::vector<Point> puff;
        for (int step = 0; step < 28; ++step) {
            const double angle = 2 * kPi * step / 28;
            const double up = sine(angle);
            puff.push_back(
                {at + radius * cosine(angle), y - (up > 0 ? up * radius * 0.75 : up * radius * 0.18)});
        }
        stage.canvas.fill(
            puff, {bright, mixed(bright, stage.light.skyTop, 0.3), {0, y - radius}, {0, y + 4}, alpha});
    }
}

void farWindows(const Stage& stage, Point low, Point high, Colour colour)
{
    for (double y = high.y + 5; y < low.y - 6; y += 9)
        for (double x = low.x + 4; x < high.x - 5; x += 8) {
            const Point pane[] = {{x, y}, {x + 3, y}, {x + 3, y + 4.5}, {x, y + 4.5}};
            stage.canvas.fill(pane, imaging::Paint::plain(colour, 0.7));
        }
}

std::uint32_t scrambled(std::uint32_t x, std::uint32_t z, std::uint32_t key)
{
    std::uint32_t value = x * 0x9E3779B1U ^ z * 0x85EBCA77U ^ key;
    value = (value ^ (value >> 15)) * 0x2C1B3C6DU;
    value = (value ^ (value >> 12)) * 0x297A2D39U;
    return value ^ (value >> 15);
}

double corner(double x, double z, std::uint32_t key)
{
    return static_cast<double>(scrambled(static_cast<std::uint32_t>(static_cast<std::int32_t>(x)),
                                         static_cast<std::uint32_t>(static_cast<std::int32_t>(z)), key) &
                               0xFFFF) /
               65535 -
           0.5;
}

/// Smooth noise of -0.5 to 0.5 with one hill a unit.
double hills(double x, double z, std::uint32_t key)
{
    const double fx = std::floor(x), fz = std::floor(z);
    double tx = x - fx, tz = z - fz;
    tx = tx * tx * (3 - 2 * tx);
    tz = tz * tz * (3 - 2 * tz);
    const double near = corner(fx, fz, key) * (1 - tx) + corner(fx + 1, fz, key) * tx;
    const double far = corner(fx, fz + 1, key) * (1 - tx) + corner(fx + 1, fz + 1, key) * tx;
    return near * (1 - tz) + far * tz;
}

/// Nearer than the picture's lower edge nothing is seen.
double nearest(const Stage& stage)
{
    return stage.camera.groundAt(stage.canvas.height() + 4);
}

std::vector<Point> outlineOf(const Stage& stage, const Lot& lot)
{
    const double z1 = std::max(lot.z1, nearest(stage));
    if (lot.z2 <= z1) return {};
    return {stage.camera.project({lot.x1, 0, z1}), stage.camera.project({lot.x2, 0, z1}),
            stage.camera.project({lot.x2, 0, lot.z2}), stage.camera.project({lot.x1, 0, lot.z2})};
}

} // namespace

void paintSky(const Stage& stage, Dice& dice)
{
    const double w = stage.canvas.width(), y = stage.camera.horizon;
    const std::vector<Point> all{{0, 0}, {w, 0}, {w, y + 30}, {0, y + 30}};
    stage.canvas.fill(all, {stage.light.skyTop, stage.light.skyLow, {0, 0}, {0, y}, 1});
    const bool clear = stage.light.weather == Weather::Sunny || stage.light.weather == Weather::Dusk;
    if (clear) {
        const double x = w / 2 + stage.light.side * dice.between(120, 380);
        const double row = y * dice.between(0.1, 0.6);
        stage.canvas.glow({x, row}, 230, {0.25, 0.22, 0.14});
    }
    const int clouds = stage.light.weather == Weather::Fog ? 0 : dice.count(clear ? 0 : 3, clear ? 5 : 8);
    for (int i = 0; i < clouds; ++i)
        cloud(stage, dice);
}

void paintSkyline(const Stage& stage, Dice& dice, bool trees)
{
    for (int row = 2; row > 0; --row) {
        const double z = row * 70.0;
        double x = -320 * z / stage.camera.focal - 30;
        const double end = -x;
        while (x < end) {
            const double width = trees ? dice.between(5, 12) : dice.between(9, 24);
            const double height =
                trees ? dice.between(5, 10) * (1 + 0.3 * row) : dice.between(6, 12) * (0.7 + 0.4 * row);
            const Colour base = trees ? mixed(hex(0x4F7444), hex(0x6F8A4E), dice.between(0, 1))
                                      : mixed(hex(0xA08C7C), hex(0x8391A5), dice.between(0, 1));
            const Colour colour = stage.light.on(base, -0.2, z);
            const Point left = stage.camera.project({x, 0, z}),
                        right = stage.camera.project({x + width, height, z});
            std::vector<Point> shape;
            if (trees)
                for (int i = 0; i < 20; ++i)
                    shape.push_back({(left.x + right.x) / 2 + (right.x - left.x) * 0.7 * cosine(kPi * i / 10),
                                     left.y - (left.y - right.y) * (0.45 + 0.55 * sine(kPi * i / 10))});
            else
                shape = {left, {left.x, right.y}, right, {right.x, left.y}};
            stage.canvas.fill(shape, imaging::Paint::plain(colour));
            if (!trees)
                farWindows(stage, left, right,
                           stage.light.lampsOn ? stage.light.far(hex(0xF3C678), z) : colour * 0.86);
            x += width * (trees ? 0.7 : 1);
        }
    }
}

void paintGround(const Stage& stage, const Lot& lot, Colour colour)
{
    const std::vector<Point> outline = outlineOf(stage, lot);
    if (outline.empty()) return;
    // The farther, the hazier: from the near edge's colour to the far edge's.
    const double z1 = std::max(lot.z1, nearest(stage)), middle = std::sqrt(z1 * lot.z2);
    const double rowNear = outline[0].y, rowFar = outline[2].y;
    const double rowMiddle = stage.camera.project({0, 0, middle}).y;
    const auto piece = [&](double from, double to) {
        std::vector<Point> part = outlineOf(stage, {lot.x1, lot.x2, from, to});
        if (part.empty()) return;
        stage.canvas.fill(part, {stage.light.on(colour, 0.15, from),
                                 stage.light.on(colour, 0.0, to),
                                 part[0],
                                 {part[0].x, part[2].y},
                                 1});
    };
    if (rowNear - rowFar < 40 || rowNear - rowMiddle < 5) return piece(z1, lot.z2);
    piece(z1, lot.z2); // below the seam of the two halves
    piece(middle, lot.z2);
    piece(z1, middle);
}

void paintSlabs(const Stage& stage, const Lot& lot, double across, double along, Colour joint, double alpha)
{
    const double z1 = std::max(lot.z1, nearest(stage)), z2 = std::min(lot.z2, z1 * 14);
    for (double z = std::ceil(z1 / along) * along; z < z2; z += along) {
        const double fading =
            alpha * std::min(1.0, stage.camera.scale(z) * along * stage.camera.height / z / 5);
        if (fading < 0.03) break;
        stage.canvas.fill(outlineOf(stage, {lot.x1, lot.x2, z, z + 0.035}),
                          imaging::Paint::plain(stage.light.on(joint, 0, z), fading));
    }
    const double reach = 340 * std::min(z2, 30.0) / stage.camera.focal;
    for (double x = std::ceil(std::max(lot.x1, -reach) / across) * across; x < std::min(lot.x2, reach);
         x += across)
        stage.canvas.fill(outlineOf(stage, {x, x + 0.03, z1, std::min(z2, 30.0)}),
                          {stage.light.on(joint, 0, z1), stage.light.on(joint, 0, 20), {}, {}, alpha * 0.6});
}

void paintChecks(const Stage& stage, const Lot& lot, double side, Colour colour)
{
    const double z1 = std::floor(std::max(lot.z1, nearest(stage)) / side) * side;
    for (double z = z1; z < std::min(lot.z2, 45.0); z += side) {
        const double reach = 340 * (z + side) / stage.camera.focal;
        const double first = std::floor(std::max(lot.x1, -reach) / side) * side;
        for (double x = first; x < std::min(lot.x2, reach); x += side) {
            const int odd = static_cast<int>(std::floor(x / side + 0.5) + std::floor(z / side + 0.5)) & 1;
            if (odd == 0) continue;
            stage.canvas.fill(outlineOf(stage, {x, x + side, z, z + side}),
                              imaging::Paint::plain(stage.light.on(colour, 0.1, z), std::min(0.8, 9 / z)));
        }
    }
}

void paintDashes(const Stage& stage, const Lot& lot, bool alongZ, double dash, double gap)
{
    const Colour white = hex(0xE9E7DF);
    const double from = alongZ ? std::max(lot.z1, 1.0) : lot.x1,
                 to = alongZ ? std::min(lot.z2, 120.0) : lot.x2;
    for (double at = from; at < to; at += dash + gap) {
        const Lot piece = alongZ ? Lot{lot.x1, lot.x2, at, std::min(at + dash, to)}
                                 : Lot{at, std::min(at + dash, to), lot.z1, lot.z2};
        const std::vector<Point> outline = outlineOf(stage, piece);
        if (outline.empty()) continue;
        stage.canvas.fill(outline, imaging::Paint::plain(stage.light.on(white, 0.1, piece.z1), 0.85));
    }
}

void roughen(const Stage& stage, std::uint64_t key, double farthest, double strength)
{
    const auto salt = static_cast<std::uint32_t>(key);
    const int height = stage.canvas.height(), width = stage.canvas.width();
    const int first = static_cast<int>(stage.camera.project({0, 0, farthest}).y) + 1;
    for (int y = std::max(0, first); y < height; ++y) {
        const double z = stage.camera.groundAt(y + 0.5);
        const double step = z / stage.camera.focal;
        std::uint8_t* pixel = stage.canvas.image().pixel(0, y);
        const double grain = std::min(1.0, 7 / z); // it cannot be told apart farther away
        double x = (0.5 - stage.camera.middle) * step;
        for (int column = 0; column < width; column += 2, x += 2 * step) { // two pixels at a time
            const double stain = hills(x * 0.55, z * 0.4, salt);
            const double speck = grain < 0.25 ? 0 : hills(x * 5, z * 5, salt + 1) * grain;
            const int factor = 256 + static_cast<int>((stain * 0.9 + speck * 0.7) * strength * 256);
            for (int i = 0; i < 6; ++i, ++pixel)
                *pixel = static_cast<std::uint8_t>(std::min(255, (*pixel * factor) >> 8));
        }
    }
}

} // namespace blindspot::scenes
