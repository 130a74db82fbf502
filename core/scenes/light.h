// The light of a scene: weather, sun and shade, and the change of colours with distance.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/geometry.h"

namespace blindspot::scenes {

enum class Weather { Sunny, Overcast, Rain, Fog, Dusk, Snow };

struct Light {
    Weather weather = Weather::Sunny;
    Colour tint{1, 1, 1};         ///< of everything that has no light of its own
    Colour sun{1.2, 1.15, 1.05};  ///< times the tint, on the sides towards the sun
    Colour shade{0.7, 0.72, 0.8}; ///< times the tint, on the sides away from it
    double side = 1;              ///< -1: the sun is on the left, 1: on the right
    double shadow = 0;            ///< how dark shadows on the ground are, 0 to 1
    Vec fall;                     ///< where the shadow of a point 1 m above the ground falls (x and z)
    Colour skyTop, skyLow;
    Colour haze{0.8, 0.85, 0.9};
    double hazeDistance = 150; ///< metres after which half of a colour is haze
    bool lampsOn = false;
    bool wet = false;
    bool snowy = false;

    /// The colour that a surface shows: `towards` -1 away from the sun to 1 facing it, `z` metres away.
    Colour on(Colour surface, double towards, double z) const;
    /// Only the distance: for what has a light of its own.
    Colour far(Colour shining, double z) const;
};

Light drawLight(Dice& dice);

constexpr Colour hex(unsigned rgb)
{
    return {static_cast<double>(rgb >> 16) / 255, static_cast<double>(rgb >> 8 & 255) / 255,
            static_cast<double>(rgb & 255) / 255};
}

} // namespace blindspot::scenes
