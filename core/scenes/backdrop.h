// Functions that paint a scene's background: the sky, the houses or trees on the horizon, and the ground.
#pragma once

#include "core/imaging/canvas.h"
#include "core/scenes/dice.h"
#include "core/scenes/geometry.h"
#include "core/scenes/light.h"

namespace blindspot::scenes {

struct Stage {
    imaging::Canvas& canvas;
    const Camera& camera;
    const Light& light;
};

void paintSky(const Stage& stage, Dice& dice);
/// Far houses or trees along the horizon.
void paintSkyline(const Stage& stage, Dice& dice, bool trees);

/// A rectangle of the ground, metres.
struct Lot {
    double x1 = -200, x2 = 200, z1 = 0, z2 = 400;
};
void paintGround(const Stage& stage, const Lot& lot, Colour colour);
/// Joints of slabs, `across` and `along` metres apart.
void paintSlabs(const Stage& stage, const Lot& lot, double across, double along, Colour joint, double alpha);
/// Slabs in two shades by turns.
void paintChecks(const Stage& stage, const Lot& lot, double side, Colour colour);
/// A broken line; along z where `alongZ`, else along x.
void paintDashes(const Stage& stage, const Lot& lot, bool alongZ, double dash, double gap);
/// Stains and grain: the ground is never even. Below the horizon and at most `farthest` metres away.
void roughen(const Stage& stage, std::uint64_t key, double farthest, double strength);

} // namespace blindspot::scenes
