// A Car with its make and colour, and how it is drawn from every side.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/figure_painter.h"

#include <vector>

namespace blindspot::scenes {

enum class Make { Saloon, Hatchback, Estate, OffRoad, Van, Small };

struct Car {
    Make make = Make::Saloon;
    double length = 4.4, width = 1.78, height = 1.45, wheel = 0.31;
    Colour paint, rim;
    bool taxi = false, rack = false, driver = false, stripe = false;
    Colour driverSkin, driverShirt;
};

Car drawCar(Dice& dice);
void draw(FigurePainter& pen, const Car& car);

/// A corner of a car's side: from there to the next one the surface is sheet or glass.
struct Corner {
    double x = 0; ///< share of the length, -0.5 at the rear
    double y = 0; ///< share of the height
    bool glass = false;
};

/// The side's outline, from the front below over the roof to the rear below.
const std::vector<Corner>& outlineOf(Make make);
/// Share of the height at which the windows begin.
double beltOf(Make make);

} // namespace blindspot::scenes
