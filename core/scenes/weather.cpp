#include "core/scenes/weather.h"

#include <vector>

namespace blindspot::scenes {

namespace {

void rain(const Stage& stage, Dice& dice)
{
    const int drops = dice.count(120, 320);
    const double slant = 0.25 * dice.bell();
    for (int i = 0; i < drops; ++i) {
        const double x = dice.between(-20, 660), y = dice.between(-30, 480), length = dice.between(8, 26);
        const double width = dice.between(0.5, 1.1);
        const Point drop[] = {{x, y},
                              {x + width, y},
                              {x + width + slant * length, y + length},
                              {x + slant * length, y + length}};
        stage.canvas.fill(drop, imaging::Paint::plain({0.9, 0.93, 0.97}, dice.between(0.12, 0.34)));
    }
}

void snow(const Stage& stage, Dice& dice)
{
    const int flakes = dice.count(140, 420);
    for (int i = 0; i < flakes; ++i) {
        const double x = dice.between(0, 640), y = dice.between(0, 480);
        const double near = dice.uniform();
        const double radius = 0.7 + 1.9 * near * near * near;
        std::vector<Point> flake;
        for (int corner = 0; corner < 8; ++corner)
            flake.push_back({x + radius * cosine(kPi * corner / 4), y + radius * sine(kPi * corner / 4)});
        stage.canvas.fill(flake, imaging::Paint::plain({0.98, 0.99, 1}, 0.49));
    }
}

} // namespace

void fallOver(const Stage& stage, Dice& dice)
{
    switch (stage.light.weather) {
    case Weather::Rain:
        return rain(stage, dice);
    case Weather::Snow:
        return snow(stage, dice);
    default:
        return;
    }
}

imaging::Exposure drawExposure(Dice& dice, const Light& light)
{
    imaging::Exposure exposure;
    const bool dark = light.weather == Weather::Dusk;
    exposure.gain = (dark ? 1.12 : 1.0) + 0.13 * dice.bell();
    exposure.contrast = 1.02 + 0.1 * dice.bell();
    const double warm = 0.04 * dice.bell();
    exposure.balance = {1 + warm, 1, 1 - warm};
    exposure.vignette = dice.between(0, 0.16);
    exposure.blur = dice.chance(0.5) ? dice.between(0.25, 0.75) : 0;
    exposure.noise = dice.between(0.5, dark ? 5.5 : 3.5);
    exposure.key = dice.key();
    return exposure;
}

} // namespace blindspot::scenes
