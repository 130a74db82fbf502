// The body of a person: its parts, from the farthest to the nearest.
#include "core/scenes/person_body.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace blindspot::scenes {

void Body::draw()
{
    const double middle = pen_.depth(bones_.chest);
    for (int i = 0; i < 2; ++i) {
        add(pen_.depth(bones_.knee[i]) * 0.02 + middle + 0.5, [this, i] { leg(i); });
        const double arm = (pen_.depth(bones_.elbow[i]) + 2 * pen_.depth(bones_.hand[i])) / 3;
        add(arm < middle ? middle - 0.2 : middle + 0.2, [this, i] { this->arm(i); });
    }
    add(middle, [this] { torso(); });
    add(middle - 0.1, [this] { drawHead(pen_, person_, bones_); });
    if (person_.backpack) {
        const Vec place = bones_.chest + Vec{-0.12 * h_, 0.02 * h_, 0};
        add(pen_.depth(place) < middle - 0.05 ? middle - 0.15 : middle + 0.3,
            [this, place] { backpack(place); });
    }
    if (person_.umbrella) add(middle - 0.05, [this] { pen_.carried([this] { umbrella(); }); });
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const Part& a, const Part& b) { return a.first > b.first; });
    for (const Part& part : parts_)
        part.second();
}

/// An outline around discs on a line from top to bottom: each a middle and half a width in the picture.
std::vector<Vec> Body::column(const std::vector<std::pair<Vec, double>>& rings) const
{
    // To the camera's right, in the figure's space.
    const double s = sine(pen_.place().yaw), c = cosine(pen_.place().yaw);
    const Vec right{c, 0, -s};
    std::vector<Vec> outline;
    for (const auto& [middle, half] : rings)
        outline.push_back(middle + right * half);
    for (std::size_t i = rings.size(); i-- > 0;)
        outline.push_back(rings[i].first - right * rings[i].second);
    return rounded(outline, 3);
}

void Body::shoe(int i)
{
    const Vec heel = bones_.ankle[i] + Vec{-0.012 * h_, -0.024 * h_, 0};
    const Vec toe = bones_.toe[i];
    pen_.limb(heel, 0.021 * wide_, toe, 0.017 * wide_, person_.clothes.shoeColour, round(bones_.knee[i]));
    if (pen_.shows(0.02))
        pen_.line({heel + Vec{0, -0.014 * h_, 0}, toe + Vec{0, -0.011 * h_, 0}}, 0.012 * h_,
                  mixed(person_.clothes.shoeColour, {1, 1, 1}, 0.55), {-0.3, 0, 1, false});
}

void Body::leg(int i)
{
    const Vec hip = bones_.thigh[i], knee = bones_.knee[i], ankle = bones_.ankle[i];
    const Look look = round(knee);
    const Clothes& clothes = person_.clothes;
    const bool bare = clothes.top == Top::Dress || clothes.bottom != Bottom::Trousers;
    shoe(i);
    const Colour lower = bare ? person_.head.skin : clothes.bottomColour;
    pen_.limb(knee, 0.033 * wide_, ankle, (bare ? 0.019 : 0.027) * wide_, lower, look);
    pen_.limb(hip, 0.054 * wide_, knee, 0.035 * wide_, lower, look);
    if (bare && clothes.bottom == Bottom::Shorts && clothes.top != Top::Dress)
        pen_.limb(hip, 0.058 * wide_, hip + (knee - hip) * 0.8, 0.05 * wide_, clothes.bottomColour, look);
}

void Body::skirt()
{
    const bool coat = person_.clothes.top == Top::Coat;
    const Colour colour =
        coat || person_.clothes.top == Top::Dress ? person_.clothes.topColour : person_.clothes.bottomColour;
    const double reach = person_.posture == Posture::Sit || person_.posture == Posture::Cycle ? 0.55
                         : coat                                                               ? 0.85
                                                                                              : 1.02;
    const Vec left = bones_.knee[0], right = bones_.knee[1];
    const Vec hem = bones_.hip + ((left + right) * 0.5 - bones_.hip) * reach;
    const double c = cosine(pen_.place().yaw), s = sine(pen_.place().yaw);
    const Vec stride = left - right;
    const double spread = std::abs(stride.x * c - stride.z * s) * 0.5 * reach;
    pen_.area(column({{bones_.hip + (bones_.chest - bones_.hip) * 0.3, seen(0.072, 0.058)},
                      {bones_.hip, seen(0.098, 0.078)},
                      {hem, spread + seen(0.085, 0.075)}}),
              colour, {0, 0.8, 1, false});
}

void Body::front()
{
    const Clothes& clothes = person_.clothes;
    const double facing = -sine(pen_.place().yaw); // 1: looks at the camera
    const Vec top = bones_.neck, low = bones_.hip + (bones_.chest - bones_.hip) * 0.08;
    const Vec ahead = Vec{0.075 * wide_, 0, 0};
    if (clothes.striped && clothes.top != Top::Coat && pen_.shows(0.035))
        for (int i = 1; i < 6; ++i) {
            const Vec a = top + (bones_.hip - top) * (0.1 + 0.15 * i);
            const double c = cosine(pen_.place().yaw), s = sine(pen_.place().yaw);
            const Vec across = Vec{c, 0, -s} * (seen(0.088, 0.066) * 0.92);
            pen_.line({a - across, a + across}, 0.022, clothes.accent, {0, 0, 0.9, false});
        }
    if ((clothes.top == Top::Jacket || clothes.top == Top::Coat) && facing > 0.25 && pen_.shows(0.03)) {
        const Vec side{0, 0, 0.026 * wide_};
        pen_.area({top + ahead * 0.6 + side, top + ahead * 0.6 - side, low + ahead + side * 0.9,
                   low + ahead - side * -0.3},
                  clothes.underColour, {0, 0.4, 1, false});
    }
}

void Body::torso()
{
    const Clothes& clothes = person_.clothes;
    const bool long_ = clothes.top == Top::Coat || clothes.top == Top::Dress;
    const Vec up = bones_.neck - bones_.hip;
    if (!long_) {
        const Colour hips = clothes.bottomColour;
        pen_.area(column({{bones_.hip + up * 0.2, seen(0.082, 0.066)},
                          {bones_.hip + up * 0.02, seen(0.096, 0.078)},
                          {bones_.hip - Vec{0, 0.05 * h_, 0}, seen(0.09, 0.072)}}),
                  hips, {0, 0.8, 1, false});
    }
    if (clothes.bottom == Bottom::Skirt || long_) skirt();
    const double thick = clothes.top == Top::Jacket || clothes.top == Top::Coat ? 1.1 : 1.0;
    pen_.limb(bones_.neck - up * 0.05, 0.03 * wide_, bones_.head, 0.028 * wide_, person_.head.skin * 0.88);
    const std::vector<Vec> outline = column({{bones_.neck - up * 0.0, seen(0.036, 0.032)},
                                             {bones_.neck - up * 0.05, seen(0.085, 0.045) * thick},
                                             {bones_.neck - up * 0.16, seen(0.108, 0.064) * thick},
                                             {bones_.neck - up * 0.42, seen(0.094, 0.072) * thick},
                                             {bones_.hip + up * 0.28, seen(0.083, 0.068) * thick},
                                             {bones_.hip + up * 0.02, seen(0.094, 0.076) * thick}});
    pen_.area(outline, clothes.topColour, {0, 0.8, 1, false});
    if (pen_.pass() == Pass::Picture) front();
    if (clothes.scarf)
        pen_.limb(bones_.neck + Vec{-0.02, 0.0, 0}, 0.036 * wide_, bones_.neck + Vec{0.03, 0.005, 0},
                  0.036 * wide_, clothes.accent);
}

void Body::arm(int i)
{
    const Clothes& clothes = person_.clothes;
    const Vec shoulder = bones_.shoulder[i], elbow = bones_.elbow[i], hand = bones_.hand[i];
    const Look look = round(shoulder);
    const bool sleeveless = clothes.top == Top::Shirt || clothes.top == Top::Dress;
    const double thick = clothes.top == Top::Jacket || clothes.top == Top::Coat ? 1.15 : 1.0;
    const Colour skin = person_.head.skin;
    const Colour sleeve = clothes.topColour * 0.95;
    pen_.limb(hand, 0.021 * h_, hand + (hand - elbow) * 0.16, 0.015 * h_, skin, look);
    if (person_.handbag && i == 1) {
        const Vec bag = hand + Vec{0, -0.24, 0};
        pen_.line({hand, bag + Vec{0.08, 0.1, 0}}, 0.014, clothes.accent * 0.7);
        pen_.line({hand, bag + Vec{-0.08, 0.1, 0}}, 0.014, clothes.accent * 0.7);
        pen_.area(rounded({bag + Vec{0.11, 0.1, 0}, bag + Vec{0.13, -0.1, 0}, bag + Vec{-0.13, -0.1, 0},
                           bag + Vec{-0.11, 0.1, 0}},
                          3),
                  clothes.accent, {0, 0.7, 1, false});
    }
    if (person_.phone && pen_.shows(0.04))
        pen_.limb(hand + Vec{0.02, 0.01, 0}, 0.022, hand + Vec{0.03, 0.09, 0}, 0.022, hex(0x202228), {});
    pen_.limb(elbow, 0.025 * wide_ * (sleeveless ? 0.92 : thick), hand,
              0.018 * wide_ * (sleeveless ? 1 : thick), sleeveless ? skin : sleeve, look);
    pen_.limb(shoulder, 0.033 * wide_ * thick, elbow, 0.026 * wide_ * (sleeveless ? 0.92 : thick),
              sleeveless ? skin : sleeve, look);
    if (sleeveless)
        pen_.limb(shoulder, 0.0355 * wide_, shoulder + (elbow - shoulder) * 0.55, 0.0325 * wide_, sleeve,
                  look);
}

void draw(FigurePainter& pen, const Person& person)
{
    Body(pen, person).draw();
}

} // namespace blindspot::scenes
