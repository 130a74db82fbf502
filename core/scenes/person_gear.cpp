// What a person carries.
#include "core/scenes/person_body.h"

#include <algorithm>
#include <cmath>

namespace blindspot::scenes {

void Body::backpack(Vec place)
{
    const Colour colour = person_.clothes.accent * 0.85;
    const double half = seen(0.085, 0.05);
    pen_.area(column({{place + Vec{0, 0.11 * h_, 0}, half * 0.75},
                      {place + Vec{0, 0.03 * h_, 0}, half},
                      {place + Vec{0, -0.09 * h_, 0}, half * 1.05},
                      {place + Vec{0, -0.13 * h_, 0}, half * 0.8}}),
              colour, {0, 0.8, 1, false});
    if (pen_.shows(0.03))
        pen_.area(column({{place + Vec{0, -0.03 * h_, 0}, half * 0.6},
                          {place + Vec{0, -0.1 * h_, 0}, half * 0.65}}),
                  colour * 0.8, {0, 0.5, 1, false});
}

void Body::umbrella()
{
    const Vec hand = bones_.hand[0];
    const Vec tip{hand.x, std::max(hand.y + 0.75, bones_.head.y + 0.42), hand.z * 0.5};
    const Colour colour = person_.clothes.accent;
    pen_.line({hand, tip}, 0.02, hex(0x3A3A3E));
    const double c = cosine(pen_.place().yaw), s = sine(pen_.place().yaw);
    const Vec right{c, 0, -s};
    const auto rim = [&](double share) {
        const double drop = 0.34 - 0.05 * (1 - share * share) + (std::abs(share) > 0.9 ? 0.02 : 0);
        return tip + right * (0.56 * share) - Vec{0, drop, 0};
    };
    constexpr int ribs = 6;
    std::vector<Vec> canopy;
    for (int i = 0; i <= 12; ++i) {
        const double angle = kPi * i / 12;
        canopy.push_back(tip + right * (-0.56 * cosine(angle)) + Vec{0, -0.34 + 0.32 * sine(angle), 0});
    }
    for (int i = ribs; i > 0; --i) {
        const double at = -1 + 2.0 * (i - 0.5) / ribs;
        canopy.push_back(rim(-1 + 2.0 * i / ribs));
        canopy.push_back(rim(at) + Vec{0, 0.055, 0});
    }
    pen_.area(canopy, colour, {0, 0.9, 1, false});
    for (int i = 1; i < ribs; ++i)
        if (pen_.shows(0.02)) pen_.line({tip, rim(-1 + 2.0 * i / ribs)}, 0.012, colour * 0.75, {});
}

} // namespace blindspot::scenes
