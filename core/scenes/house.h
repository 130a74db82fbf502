// A House is the front of a house, from its shop to its roof, and how it is drawn.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/figure_painter.h"

namespace blindspot::scenes {

struct House {
    double width = 9;
    double storey = 3.1;
    int storeys = 3;
};

House drawHouse(Dice& dice);
/// The pen's figure stands at the front's lower left corner and looks along it. `towards`: how the front
/// takes the light.
void draw(FigurePainter& pen, const House& house, Dice& dice, double towards);

} // namespace blindspot::scenes
