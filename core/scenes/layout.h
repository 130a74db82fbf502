// A Layout holds the figures and things of a scene and where they stand.
#pragma once

#include "core/scenes/backdrop.h"
#include "core/scenes/clutter.h"
#include "core/scenes/figure_painter.h"
#include "core/scenes/scene.h"

#include <functional>
#include <vector>

namespace blindspot::scenes {

struct Figure {
    Category category = Category::None;
    Place place;
    double footprint = 0.3; ///< half of what it covers of the ground, metres
    std::function<void(FigurePainter&)> draw;
    bool shines = false; ///< a lamp
    int over = 0;        ///< who sits on something is drawn after it
};

/// A part of the ground where figures and things may stand.
struct Zone {
    Lot lot;
    double along = 0;   ///< the way that people go here: a yaw, or its opposite
    bool free = false;  ///< they go any way
    bool things = true; ///< lamps and benches may stand here, too
};

struct Layout {
    Camera camera;
    std::vector<Zone> walks;                        ///< for people, dogs, bicycles and what stands about
    std::vector<Zone> roads;                        ///< for cars and cyclists
    std::vector<Zone> kerbs;                        ///< for parked cars and bicycles
    std::function<void(const Stage&, Dice&)> paint; ///< sky, ground, houses
    std::function<void(const Stage&, Dice&)> walls; ///< what hides the shadows that fall behind it
    std::vector<Thing> things;
    double crowd = 1;
    double traffic = 1;
};

Layout layStreet(Dice& dice); ///< houses across a road
Layout laySquare(Dice& dice); ///< a wide paved place
Layout layAvenue(Dice& dice); ///< a road that leads away
Layout layPark(Dice& dice);

/// Peoples the layout. Nobody stands within somebody else.
std::vector<Figure> populate(const Layout& layout, const Light& light, Dice& dice);

} // namespace blindspot::scenes
