// What a camera does to a whole picture: the colour of the light it was not set for, sensor noise, and its tone curve.
#pragma once

#include "core/imaging/image.h"

#include <cstdint>

namespace blindspot::imaging {

/// As a camera set for daylight of 6500 K shows the picture in light of another colour temperature: below it redder, above it
/// bluer. `kelvin` 2000 to 25000: the colour of a black body (Kim et al., US patent 7024034, 2002), in linear sRGB; green keeps
/// its value. Errors: Error for an empty picture or a temperature out of its limits, as below.
void castLight(Image& picture, double kelvin);

/// Noise of the sensor, in linear sRGB: a normal distribution with the variance amount^2 x light + (amount / 10)^2, light from
/// 0 to 1 (Foi et al., IEEE TIP 2008). `amount` 0 to 1: 0.1 is a white of a hundred electrons. `key` decides the noise.
void addSensorNoise(Image& picture, double amount, std::uint64_t key);

/// Values, from 0 to 1, to the power of `exponent`: above 1 darker, below 1 brighter. `exponent` 0.1 to 10.
void applyGamma(Image& picture, double exponent);

} // namespace blindspot::imaging
