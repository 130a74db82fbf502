#include "core/scenes/light.h"

namespace blindspot::scenes {

namespace {

void sunny(Light& light, Dice& dice)
{
    const double low = dice.between(0, 1); // how low the sun stands
    light.tint = mixed({1, 1, 0.99}, {1.0, 0.95, 0.87}, low);
    light.sun = mixed({1.17, 1.15, 1.08}, {1.24, 1.14, 0.97}, low);
    light.shade = mixed({0.72, 0.74, 0.84}, {0.64, 0.66, 0.80}, low);
    light.shadow = dice.between(0.75, 1);
    light.fall = {-light.side * (0.45 + 0.9 * low), 0, dice.between(-0.35, 0.45)};
    static constexpr Colour tops[] = {hex(0x4E9BDD), hex(0x6CB2E8), hex(0x3F86CC), hex(0x79BCE0)};
    light.skyTop = dice.pick(tops);
    light.skyLow = mixed(hex(0xDDEEF8), hex(0xFBE3C3), low * 0.8);
    light.haze = mixed(light.skyLow, light.skyTop, 0.25);
    light.hazeDistance = dice.between(110, 260);
}

void overcast(Light& light, Dice& dice)
{
    light.tint = {0.93, 0.95, 0.98};
    light.sun = {1.06, 1.06, 1.06};
    light.shade = {0.82, 0.83, 0.86};
    light.skyTop = mixed(hex(0xA9B7C4), hex(0x8FA0B0), dice.between(0, 1));
    light.skyLow = hex(0xDDE2E4);
    light.haze = hex(0xC9D1D6);
    light.hazeDistance = dice.between(70, 140);
}

void rain(Light& light, Dice& dice)
{
    light.tint = mixed({0.72, 0.77, 0.84}, {0.85, 0.88, 0.92}, dice.between(0, 1));
    light.sun = {1.07, 1.07, 1.08};
    light.shade = {0.78, 0.8, 0.84};
    light.skyTop = hex(0x6F7F90);
    light.skyLow = hex(0xA9B5BF);
    light.haze = hex(0x9AA7B2);
    light.hazeDistance = dice.between(40, 80);
    light.wet = true;
    light.lampsOn = dice.chance(0.3);
}

void fog(Light& light, Dice& dice)
{
    light.tint = {0.95, 0.95, 0.94};
    light.sun = {1.05, 1.05, 1.04};
    light.shade = {0.83, 0.84, 0.86};
    light.skyTop = mixed(hex(0xC8CED2), hex(0xD9D3C8), dice.between(0, 1));
    light.skyLow = mixed(light.skyTop, {1, 1, 1}, 0.25);
    light.haze = mixed(light.skyTop, {1, 1, 1}, 0.15);
    light.hazeDistance = dice.between(14, 32);
}

void dusk(Light& light, Dice& dice)
{
    const double late = dice.between(0, 1);
    light.tint = mixed({0.86, 0.74, 0.76}, {0.52, 0.54, 0.74}, late);
    light.sun = mixed({1.35, 1.08, 0.82}, {1.15, 1.02, 0.95}, late);
    light.shade = {0.70, 0.70, 0.86};
    light.skyTop = mixed(hex(0x5B6CA8), hex(0x2B3768), late);
    light.skyLow = mixed(hex(0xFFC38A), hex(0xE58C80), late);
    light.haze = mixed(light.skyTop, light.skyLow, 0.5);
    light.hazeDistance = dice.between(80, 160);
    light.shadow = 0.45 * (1 - late);
    light.fall = {-light.side * 2.0, 0, 0.3};
    light.lampsOn = true;
}

void snow(Light& light, Dice& dice)
{
    overcast(light, dice);
    light.tint = {0.94, 0.96, 1.0};
    light.skyTop = hex(0xB4C0CE);
    light.skyLow = hex(0xE6EAEE);
    light.haze = hex(0xDCE3EA);
    light.hazeDistance = dice.between(40, 90);
    light.snowy = true;
}

} // namespace

Colour Light::far(Colour shining, double z) const
{
    return mixed(shining, haze, z / (z + hazeDistance));
}

Colour Light::on(Colour surface, double towards, double z) const
{
    const Colour none{1, 1, 1};
    const Colour factor = towards > 0 ? mixed(none, sun, towards) : mixed(none, shade, -towards);
    return far(surface * tint * factor, z);
}

Light drawLight(Dice& dice)
{
    static constexpr double weights[] = {40, 17, 12, 8, 13, 10}; // in the order of Weather
    using Maker = void (*)(Light&, Dice&);
    static constexpr Maker makers[] = {sunny, overcast, rain, fog, dusk, snow};
    const std::size_t kind = dice.weighted(weights);
    Light light;
    light.weather = static_cast<Weather>(kind);
    light.side = dice.chance(0.5) ? 1 : -1;
    makers[kind](light, dice);
    return light;
}

} // namespace blindspot::scenes
