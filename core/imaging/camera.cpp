#include "core/imaging/camera.h"

#include "core/common/error.h"
#include "core/common/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace blindspot::imaging {

namespace {

void require(const Image& picture, bool parameters)
{
    if (picture.empty()) throw Error(Message::tr("an empty picture cannot be filtered"));
    if (!parameters) throw Error(Message::tr("a filter's parameter is out of its limits"));
}

/// The transfer function of sRGB (IEC 61966-2-1), value to light and back, both 0 to 1.
double lightOf(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}
double valueOf(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

std::uint8_t byteOf(double value)
{
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
}

using Lights = std::array<double, 256>;

const Lights& lights()
{
    static const Lights kLights = [] {
        Lights table{};
        for (std::size_t value = 0; value < table.size(); ++value)
            table[value] = lightOf(static_cast<double>(value) / 255);
        return table;
    }();
    return kLights;
}

/// Linear sRGB of a black body's colour, green 1.
std::array<double, 3> blackBody(double t)
{
    const double x = t < 4000 ? -0.2661239e9 / (t * t * t) - 0.2343589e6 / (t * t) + 0.8776956e3 / t + 0.179910
                              : -3.0258469e9 / (t * t * t) + 2.1070379e6 / (t * t) + 0.2226347e3 / t + 0.240390;
    const auto cubic = [x](double a, double b, double c, double d) { return ((a * x + b) * x + c) * x + d; };
    const double y = t < 2222   ? cubic(-1.1063814, -1.34811020, 2.18555832, -0.20219683)
                     : t < 4000 ? cubic(-0.9549476, -1.37418593, 2.09137015, -0.16748867)
                                : cubic(3.0817580, -5.87338670, 3.75112997, -0.37001483);
    const double bigX = x / y, bigZ = (1 - x - y) / y;
    const double red = 3.2404542 * bigX - 1.5371385 - 0.4985314 * bigZ;
    const double green = -0.9692660 * bigX + 1.8760108 + 0.0415560 * bigZ;
    const double blue = 0.0556434 * bigX - 0.2040259 + 1.0572252 * bigZ;
    return {red / green, 1, std::max(0.0, blue / green)};
}

} // namespace

void castLight(Image& picture, double kelvin)
{
    require(picture, kelvin >= 2000 && kelvin <= 25000);
    const std::array<double, 3> light = blackBody(kelvin), daylight = blackBody(6500);
    std::array<std::array<std::uint8_t, 256>, 3> tables{};
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t value = 0; value < 256; ++value)
            tables[channel][value] = byteOf(valueOf(lights()[value] * light[channel] / daylight[channel]));
    for (std::size_t i = 0; i < picture.rgb.size(); ++i)
        picture.rgb[i] = tables[i % 3][picture.rgb[i]];
}

void addSensorNoise(Image& picture, double amount, std::uint64_t key)
{
    require(picture, amount >= 0 && amount <= 1);
    if (amount == 0) return;
    Lights deviations{};
    for (std::size_t value = 0; value < deviations.size(); ++value)
        deviations[value] = amount * std::sqrt(lights()[value] + 0.01);
    std::array<std::uint8_t, 4096> bytes{}; // of light, fine enough where it is dark
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const double root = static_cast<double>(i) / static_cast<double>(bytes.size() - 1);
        bytes[i] = byteOf(valueOf(root * root));
    }
    RandomStream random(key, 0, 0);
    for (std::uint8_t& value : picture.rgb) {
        const double light = std::clamp(lights()[value] + deviations[value] * random.normal(), 0.0, 1.0);
        value = bytes[static_cast<std::size_t>(std::lround(std::sqrt(light) * static_cast<double>(bytes.size() - 1)))];
    }
}

void applyGamma(Image& picture, double exponent)
{
    require(picture, exponent >= 0.1 && exponent <= 10);
    std::array<std::uint8_t, 256> table{};
    for (std::size_t value = 0; value < table.size(); ++value)
        table[value] = byteOf(std::pow(static_cast<double>(value) / 255, exponent));
    for (std::uint8_t& value : picture.rgb)
        value = table[value];
}

} // namespace blindspot::imaging
