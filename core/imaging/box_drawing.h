// A function that draws boxes with labels into a picture, for copies and videos that show what a detector finds.
#pragma once

#include "core/common/box.h"
#include "core/imaging/canvas.h"
#include "core/imaging/image.h"

#include <string>
#include <vector>

namespace blindspot::imaging {

struct DrawnBox {
    Box box; ///< in pixels of the picture; what lies outside is cut
    std::string label; ///< ASCII; empty: none
    Colour colour;
};

/// Each box as a line of one pixel for every 500 of the picture's longer side (two at least), with its label on a plate of its
/// colour above it, or inside where there is no room. Later ones lie over earlier ones.
void drawBoxes(Image& image, const std::vector<DrawnBox>& boxes);

/// A colour for each class that is told from its neighbours: those of Okabe and Ito for the first seven, then again.
Colour classColour(std::size_t index);

} // namespace blindspot::imaging
