// Clutter are the other things in a street: trees, lamps, benches, stalls, bins. They are not annotated; they
// hide objects and distract detectors.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/figure_painter.h"

namespace blindspot::scenes {

enum class Thing {
    Tree,
    Fir,
    Bush,
    Lamp,
    Bench,
    Bin,
    Bollard,
    Sign,
    Kiosk,
    Parasol,
    Planter,
    Hydrant,
    Board,
    Fountain,
    Pigeon
};

struct Clutter {
    Thing thing = Thing::Tree;
    double size = 1; ///< factor of what is usual
    Colour colour, second;
    std::uint64_t key = 0; ///< of its leaves
};

Clutter drawClutter(Thing thing, Dice& dice);
void draw(FigurePainter& pen, const Clutter& clutter);
/// Half of what it covers of the ground: to the side and in depth, metres.
double footprintOf(Thing thing);

} // namespace blindspot::scenes
