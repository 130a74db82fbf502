#include "core/scenes/layout.h"

#include "core/scenes/house.h"

#include <algorithm>

namespace blindspot::scenes {

namespace {

constexpr Colour kPavements[] = {hex(0xC9BFB0), hex(0xBDB9B1), hex(0xD2C3AB), hex(0xB7ADA6), hex(0xC4B5A0)};
constexpr Colour kAsphalts[] = {hex(0x6F7276), hex(0x7B7A78), hex(0x63676C), hex(0x85827E)};
constexpr Colour kGrasses[] = {hex(0x7FA653), hex(0x6F9A4C), hex(0x93AE5A), hex(0x86A262)};
constexpr Colour kSnow = hex(0xF1F4F8);

Colour ground(const Stage& stage, Colour bare, double cover)
{
    Colour colour = stage.light.snowy ? mixed(bare, kSnow, cover) : bare;
    if (stage.light.wet) colour = mixed(colour * 0.72, stage.light.skyLow, 0.12);
    return colour;
}

Camera drawCamera(Dice& dice, double low, double high)
{
    Camera camera;
    camera.focal = dice.between(500, 680);
    const bool eye = dice.chance(0.35); // held by somebody, among the others
    camera.height = eye ? dice.between(1.25, 1.75) : dice.between(low, high);
    camera.horizon = dice.between(165, 235) - (camera.height - low) * 9;
    return camera;
}

/// A row of fronts along x (yaw 0) or along z (yaw kPi / 2) from `start`.
void row(const Stage& stage, Dice& dice, Vec start, double yaw, double length, double towards)
{
    double at = 0;
    const Vec way = Place{0, 0, yaw, 0}.toWorld({1, 0, 0});
    struct Front {
        House house;
        double at;
    };
    std::vector<Front> fronts;
    while (at < length) {
        fronts.push_back({drawHouse(dice), at});
        at += fronts.back().house.width;
    }
    // From far to near, where the row leads away.
    for (std::size_t i = fronts.size(); i-- > 0;) {
        const Vec corner = start + way * fronts[i].at;
        const bool left = corner.x < 0 && yaw > 0.1;
        // A row on the left is seen from its other side: the fronts' depth goes the other way.
        Place place{corner.x, corner.z, yaw, 0};
        if (yaw > 0.1 && !left) place = {corner.x, corner.z + fronts[i].house.width, yaw - kPi, 0};
        FigurePainter pen(stage.canvas, stage.camera, stage.light, Pass::Picture, place);
        draw(pen, fronts[i].house, dice, towards);
    }
}

double frontLight(const Light& light)
{
    return light.fall.z > 0.05 ? 0.35 : light.fall.z < -0.05 ? -0.35 : 0;
}

} // namespace

Layout layStreet(Dice& dice)
{
    Layout layout;
    layout.camera = drawCamera(dice, 1.6, 3.6);
    const double kerb = dice.between(4.5, 8.5), width = dice.between(6, 8), far = kerb + width,
                 wall = far + dice.between(2.5, 4.5);
    const Colour pavement = dice.pick(kPavements), asphalt = dice.pick(kAsphalts);
    const bool crossing = dice.chance(0.35);
    const double zebra = dice.between(-3, 3), slab = dice.between(0.6, 1.2);
    const std::uint64_t key = dice.key();
    layout.paint = [=](const Stage& stage, Dice& d) {
        paintSky(stage, d);
        paintSkyline(stage, d, d.chance(0.4));
        paintGround(stage, {-200, 200, 0, 300}, ground(stage, pavement, 0.85));
        paintSlabs(stage, {-30, 30, 0, kerb}, slab, slab, pavement * 0.55, 0.5);
        paintGround(stage, {-200, 200, kerb - 0.16, kerb}, ground(stage, hex(0xD9D4C8), 0.4));
        paintGround(stage, {-200, 200, kerb, far}, ground(stage, asphalt, 0.3));
        paintGround(stage, {-200, 200, far, far + 0.14}, ground(stage, hex(0xA39D92), 0.4));
        paintDashes(stage, {-40, 40, (kerb + far) / 2 - 0.08, (kerb + far) / 2 + 0.08}, false, 2.2, 2.4);
        if (crossing)
            for (int i = -3; i < 4; ++i)
                paintDashes(stage, {zebra + i * 0.95, zebra + i * 0.95 + 0.5, kerb + 0.2, far - 0.1}, true,
                            100, 1);
        roughen(stage, key, wall, 0.16);
    };
    layout.walls = [=](const Stage& stage, Dice& d) {
        row(stage, d, {-wall * 0.75 - 8, 0, wall}, 0, wall * 1.5 + 16, frontLight(stage.light));
    };
    layout.walks = {{{-30, 30, 1.9, kerb - 0.3}, 0, false},
                    {{-30, 30, far + 0.4, wall - 0.5}, 0, false},
                    {{-30, 30, kerb + 0.5, far - 0.5}, kPi / 2, false, false}};
    layout.roads = {{{-30, 30, kerb + width * 0.27, kerb + width * 0.29}, 0, false},
                    {{-30, 30, kerb + width * 0.72, kerb + width * 0.74}, kPi, false}};
    layout.kerbs = {{{-30, 30, far + 0.5, far + 0.9}, 0, false}};
    layout.things = {Thing::Tree,    Thing::Lamp,  Thing::Bollard, Thing::Bin,  Thing::Sign,  Thing::Planter,
                     Thing::Hydrant, Thing::Board, Thing::Bench,   Thing::Lamp, Thing::Pigeon};
    return layout;
}

Layout laySquare(Dice& dice)
{
    Layout layout;
    layout.camera = drawCamera(dice, 2.2, 5.5);
    const double wall = dice.between(22, 40);
    const Colour pavement = dice.pick(kPavements);
    const Colour other = pavement * dice.between(0.78, 0.9);
    const int pattern = dice.count(0, 2);
    const double side = dice.between(1.2, 2.6);
    const std::uint64_t key = dice.key();
    layout.paint = [=](const Stage& stage, Dice& d) {
        paintSky(stage, d);
        paintSkyline(stage, d, d.chance(0.5));
        paintGround(stage, {-200, 200, 0, 300}, ground(stage, pavement, 0.85));
        if (pattern == 0)
            paintChecks(stage, {-60, 60, 0, wall}, side, ground(stage, other, 0.85));
        else
            paintSlabs(stage, {-60, 60, 0, wall}, side, pattern == 1 ? side : side * 2, pavement * 0.5, 0.55);
        roughen(stage, key, wall, 0.17);
    };
    layout.walls = [=](const Stage& stage, Dice& d) {
        row(stage, d, {-wall * 0.72 - 8, 0, wall}, 0, wall * 1.45 + 16, frontLight(stage.light));
    };
    layout.walks = {{{-40, 40, 2.2, wall - 1}, 0, true}, {{-40, 40, 2.2, 9}, 0, true}};
    layout.kerbs = {{{-40, 40, wall - 4, wall - 2.5}, 0, false}, {{-40, 40, wall - 9, wall - 5}, 0, true}};
    layout.roads = {{{-40, 40, wall * 0.5, wall * 0.85}, 0, true}};
    layout.things = {Thing::Tree,    Thing::Bench,   Thing::Lamp,  Thing::Kiosk,    Thing::Parasol,
                     Thing::Parasol, Thing::Planter, Thing::Bin,   Thing::Fountain, Thing::Pigeon,
                     Thing::Pigeon,  Thing::Pigeon,  Thing::Board, Thing::Bench};
    layout.crowd = 1.5;
    layout.traffic = 0.45;
    return layout;
}

Layout layAvenue(Dice& dice)
{
    Layout layout;
    layout.camera = drawCamera(dice, 1.7, 4.2);
    layout.camera.middle = 320 + 120 * dice.bell();
    const double road = dice.between(3.3, 4.6), shift = 1.5 * dice.bell(), wall = road + dice.between(3, 5);
    const Colour pavement = dice.pick(kPavements), asphalt = dice.pick(kAsphalts);
    const bool trees = dice.chance(0.4);
    const double zebra = dice.between(7, 14);
    const bool crossing = dice.chance(0.5);
    const std::uint64_t key = dice.key();
    layout.paint = [=](const Stage& stage, Dice& d) {
        paintSky(stage, d);
        paintSkyline(stage, d, trees);
        paintGround(stage, {-200, 200, 0, 300}, ground(stage, pavement, 0.85));
        paintSlabs(stage, {shift - wall, shift + wall, 0, 60}, 0.9, 0.9, pavement * 0.55, 0.5);
        paintGround(stage, {shift - road - 0.2, shift + road + 0.2, 0, 300},
                    ground(stage, hex(0xD9D4C8), 0.4));
        paintGround(stage, {shift - road, shift + road, 0, 300}, ground(stage, asphalt, 0.3));
        paintDashes(stage, {shift - 0.08, shift + 0.08, 0, 120}, true, 2.5, 3);
        if (crossing)
            for (double x = shift - road + 0.4; x < shift + road - 0.5; x += 1)
                paintDashes(stage, {x, x + 0.5, zebra, zebra + 2.6}, true, 100, 1);
        roughen(stage, key, 60, 0.16);
    };
    layout.walls = [=](const Stage& stage, Dice& d) {
        const double lit = 0.45 * (stage.light.shadow > 0 ? 1 : 0.3) * stage.light.side;
        row(stage, d, {shift - wall, 0, 4}, kPi / 2, 90, lit);
        row(stage, d, {shift + wall, 0, 4}, kPi / 2, 90, -lit);
    };
    layout.walks = {{{shift - wall + 0.4, shift - road - 0.5, 2.2, 45}, kPi / 2, false},
                    {{shift + road + 0.5, shift + wall - 0.4, 2.2, 45}, kPi / 2, false},
                    {{shift - road, shift + road, zebra, zebra + 2.4}, 0, false, false}};
    layout.roads = {{{shift + road * 0.42, shift + road * 0.48, 7, 60}, kPi / 2, false},
                    {{shift - road * 0.48, shift - road * 0.42, 7, 60}, -kPi / 2, false}};
    layout.kerbs = {{{shift + road - 0.9, shift + road - 0.8, 7, 40}, kPi / 2, false},
                    {{shift - road + 0.8, shift - road + 0.9, 7, 40}, -kPi / 2, false}};
    layout.things = {Thing::Tree, Thing::Lamp,    Thing::Lamp,    Thing::Bollard, Thing::Bin,
                     Thing::Sign, Thing::Planter, Thing::Hydrant, Thing::Board,   Thing::Tree};
    return layout;
}

Layout layPark(Dice& dice)
{
    Layout layout;
    layout.camera = drawCamera(dice, 1.6, 3.4);
    const double path = dice.between(5, 9), wide = dice.between(2.2, 4);
    const Colour grass = dice.pick(kGrasses), sand = dice.pick(kPavements);
    const bool houses = dice.chance(0.4);
    const std::uint64_t key = dice.key();
    layout.paint = [=](const Stage& stage, Dice& d) {
        paintSky(stage, d);
        paintSkyline(stage, d, !houses);
        paintGround(stage, {-300, 300, 0, 400}, ground(stage, grass, 0.92));
        paintGround(stage, {-300, 300, path - 0.15, path + wide + 0.15}, ground(stage, grass * 0.8, 0.6));
        paintGround(stage, {-300, 300, path, path + wide}, ground(stage, sand, 0.7));
        roughen(stage, key, 80, 0.26);
    };
    layout.walls = [=](const Stage& stage, Dice& d) {
        if (houses) row(stage, d, {-55, 0, 62}, 0, 110, frontLight(stage.light));
    };
    layout.walks = {{{-30, 30, path + 0.3, path + wide - 0.3}, 0, false, false},
                    {{-30, 30, path + 0.3, path + wide - 0.3}, 0, false, false},
                    {{-40, 40, 3, 30}, 0, true}};
    layout.kerbs = {{{-40, 40, path - 1.5, path + wide + 4}, 0, true}};
    layout.roads = {{{-30, 30, path + 0.5, path + wide - 0.5}, 0, false}};
    layout.things = {Thing::Tree,  Thing::Tree,  Thing::Tree, Thing::Fir, Thing::Bush,   Thing::Bush,
                     Thing::Bench, Thing::Bench, Thing::Lamp, Thing::Bin, Thing::Pigeon, Thing::Fir};
    layout.traffic = 0;
    return layout;
}

} // namespace blindspot::scenes
