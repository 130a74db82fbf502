// A Dog with its breed, coat and pose, and how it is drawn from every side.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/figure_painter.h"

namespace blindspot::scenes {

enum class Gait { Stand, Walk, Run, Sit };

struct Dog {
    double shoulder = 0.5; ///< metres
    double length = 1.1;   ///< of the trunk, in shoulder heights
    double thick = 1;
    double muzzle = 1;
    bool pointedEars = false, bushyTail = false, patched = false, collar = false;
    Colour coat, second, collarColour;
    Gait gait = Gait::Stand;
    double phase = 0, headUp = 0, tailUp = 0;
};

Dog drawDog(Dice& dice);
void draw(FigurePainter& pen, const Dog& dog);

} // namespace blindspot::scenes
