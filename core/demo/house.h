// The front of a house, from its shop to its roof.
#pragma once

#include "core/demo/dice.h"
#include "core/demo/pen.h"

namespace blindspot::demo {

struct House {
    double width = 9;
    double storey = 3.1;
    int storeys = 3;
};

House drawHouse(Dice& dice);
/// The pen's figure stands at the front's lower left corner and looks along it. `towards`: how the front
/// takes the light.
void draw(Pen& pen, const House& house, Dice& dice, double towards);

} // namespace blindspot::demo
