// Functions that finish a picture of a scene: falling rain or snow, and the camera's exposure.
#pragma once

#include "core/scenes/backdrop.h"

namespace blindspot::scenes {

/// Rain or snowflakes.
void fallOver(const Stage& stage, Dice& dice);
/// How the camera takes the picture in that light.
imaging::Exposure drawExposure(Dice& dice, const Light& light);

} // namespace blindspot::scenes
