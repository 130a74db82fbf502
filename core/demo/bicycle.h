// A bicycle, alone or with somebody on it.
#pragma once

#include "core/demo/dice.h"
#include "core/demo/pen.h"

namespace blindspot::demo {

struct Bicycle {
    Colour frame, tyre;
    bool basket = false, step = false, mudguards = false, dropped = false;
    double pedals = 0; ///< angle of the crank
    double steer = 0;
};

Bicycle drawBicycle(Dice& dice);
void draw(Pen& pen, const Bicycle& bicycle);

} // namespace blindspot::demo
