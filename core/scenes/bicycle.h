// A Bicycle, with or without a rider, and how it is drawn.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/figure_painter.h"

namespace blindspot::scenes {

struct Bicycle {
    Colour frame, tyre;
    bool basket = false, step = false, mudguards = false, dropped = false;
    double pedals = 0; ///< angle of the crank
    double steer = 0;
};

Bicycle drawBicycle(Dice& dice);
void draw(FigurePainter& pen, const Bicycle& bicycle);

} // namespace blindspot::scenes
