// A function that pastes one picture, turned by an angle, onto another.
#pragma once

#include "core/imaging/image.h"

namespace blindspot::imaging {

/// Lays `cover` with its middle at (`centreX`, `centreY`), in pixels of the picture, turned clockwise by
/// `degrees` around it. Pixels whose centre lies outside the turned cover stay as they are; what stands out
/// beyond the picture is cut; between the cover's pixels it is bilinear, at its rim its outermost pixels go
/// on. Not turned and on whole pixels it is a plain copy. `bend`, 0 to 90 degrees: the cover is bent around an upright cylinder
/// (upright to the cover) that it reaches around so far to each side, seen from far away; what is left of its width is sin(bend) /
/// bend of it.
void pasteTurned(Image& picture, const Image& cover, double centreX, double centreY, double degrees, double bend = 0);

} // namespace blindspot::imaging
