// The head of a person: hair, face and hat, from every side.
#include "core/scenes/person.h"

#include <cmath>

namespace blindspot::scenes {

namespace {

struct Skull {
    Vec middle;
    double half;   ///< of its height, metres
    Vec right;     ///< to the right of the picture
    double toward; ///< 1: looks at the camera, -1: away from it
    double along;  ///< 1: looks to the right of the picture, -1: to the left

    /// A place on the skull as it is seen: fractions of its half height.
    Vec at(double x, double y) const { return middle + right * (x * half) + Vec{0, y * half, 0}; }
};

Skull skullOf(const FigurePainter& pen, const Person& person, const Skeleton& bones)
{
    const double yaw = pen.place().yaw, look = yaw + person.headTurn;
    return {bones.head,
            person.headShare * person.height,
            {cosine(yaw), 0, -sine(yaw)},
            -sine(look),
            cosine(look)};
}

void hairBehind(FigurePainter& pen, const Head& head, const Skull& skull)
{
    const double back = -skull.along * 0.3;
    const double r = skull.half;
    if (head.hair == Hair::Long)
        pen.area(
            rounded({skull.at(back - 0.72, 0.6), skull.at(back + 0.72, 0.6), skull.at(back + 0.85, -0.6),
                     skull.at(back + 0.7, -1.5), skull.at(back - 0.7, -1.5), skull.at(back - 0.85, -0.6)},
                    4),
            head.hairColour * 0.85, {0, 0.7, 1, false});
    if (head.hair == Hair::Curls)
        pen.oval(skull.at(back * 0.6, 0.35), 1.15 * r, 1.05 * r, head.hairColour * 0.9);
    if (skull.toward > 0.3) return; // what is bound at the back is hidden by the head
    if (head.hair == Hair::Bun) pen.ball(skull.at(-skull.along * 0.95, 0.55), 0.42 * r, head.hairColour);
    if (head.hair == Hair::Tail)
        pen.limb(skull.at(-skull.along * 0.75, 0.4), 0.3 * r, skull.at(-skull.along * 1.2, -1.0), 0.16 * r,
                 head.hairColour);
}

void face(FigurePainter& pen, const Head& head, const Skull& skull)
{
    const double r = skull.half;
    const double nose = skull.along * 0.55; // where the face's middle line lies
    if (head.beard && skull.toward > -0.4)
        pen.oval(skull.at(nose * 0.55, -0.62), 0.5 * r, 0.4 * r, head.hairColour, {0, 0.5, 1, false});
    if (skull.toward < -0.25) return;
    const Look flat{0, 0, 1, false};
    const Colour line = mixed(head.skin * 0.45, {0.15, 0.08, 0.06}, 0.5);
    for (const double side : {-1.0, 1.0}) {
        const double x = nose + side * 0.33 * (0.35 + 0.65 * std::abs(skull.toward));
        if (std::abs(x) > 0.78) continue;
        pen.oval(skull.at(x, -0.02), 0.085 * r, 0.11 * r, hex(0x2A211E), flat);
        pen.line({skull.at(x - 0.14, 0.22), skull.at(x + 0.14, 0.24)}, 0.07 * r, head.hairColour * 0.8, flat);
        if (head.glasses && pen.shows(0.02))
            pen.oval(skull.at(x, -0.02), 0.24 * r, 0.2 * r, hex(0x1D2430), {0, 0, 0.55, false});
    }
    pen.limb(skull.at(nose, -0.05), 0.05 * r, skull.at(nose + skull.along * 0.3, -0.27), 0.09 * r,
             head.skin * 0.86, flat);
    pen.line({skull.at(nose - 0.2, -0.55), skull.at(nose, -0.59), skull.at(nose + 0.2, -0.55)}, 0.08 * r,
             mixed(line, hex(0xB0453F), 0.5), flat);
}

/// The hair that is seen on the skull itself: all of it from behind, its upper part from the front.
void hairOn(FigurePainter& pen, const Head& head, const Skull& skull)
{
    if (head.hair == Hair::Bald) return;
    const double s = skull.along * 0.95; // to the face's side
    const double low = skull.toward < -0.35 ? -0.75 : skull.toward < 0.3 ? -0.35 : 0.1;
    const double brow = skull.toward < -0.35 ? low : 0.42;
    const double puff = head.hair == Hair::Curls ? 1.2 : 1.0;
    const bool right = s > 0;
    const double faceSide = std::abs(skull.along) > 0.35 ? brow : low;
    pen.area(rounded({skull.at(-0.88 * puff, right ? low : faceSide), skull.at(-0.9 * puff, 0.5),
                      skull.at(-0.5, 0.98 * puff), skull.at(0, 1.1 * puff), skull.at(0.5, 0.98 * puff),
                      skull.at(0.9 * puff, 0.5), skull.at(0.88 * puff, right ? faceSide : low),
                      skull.at(s * 0.35 + (right ? 0.3 : 0.5), brow),
                      skull.at(s * 0.35, brow + (skull.toward > 0 ? 0.14 : 0)),
                      skull.at(s * 0.35 - (right ? 0.5 : 0.3), brow)},
                     4),
             head.hairColour, {0.05, 0.6, 1, false});
}

void hat(FigurePainter& pen, const Person& person, const Skull& skull)
{
    const double r = skull.half;
    const Colour colour = person.clothes.accent;
    const std::vector<Vec> dome = rounded({skull.at(-0.92, 0.3), skull.at(-0.8, 0.9), skull.at(0, 1.25),
                                           skull.at(0.8, 0.9), skull.at(0.92, 0.3), skull.at(0, 0.4)},
                                          4);
    if (person.head.hat == Hat::Brim) pen.oval(skull.at(0, 0.38), 1.55 * r, 0.3 * r, colour * 0.9);
    pen.area(dome, colour, {0.05, 0.7, 1, false});
    if (person.head.hat == Hat::Cap && skull.toward > -0.5)
        pen.limb(skull.at(skull.along * 0.55, 0.38), 0.17 * r, skull.at(skull.along * 1.35, 0.3), 0.09 * r,
                 colour * 0.8);
    if (person.head.hat == Hat::Beanie) {
        pen.limb(skull.at(-0.82, 0.38), 0.17 * r, skull.at(0.82, 0.38), 0.17 * r, colour * 0.82);
        pen.ball(skull.at(0, 1.35), 0.26 * r, mixed(colour, {1, 1, 1}, 0.4));
    }
}

} // namespace

void drawHead(FigurePainter& pen, const Person& person, const Skeleton& bones)
{
    const Skull skull = skullOf(pen, person, bones);
    const double r = skull.half;
    hairBehind(pen, person.head, skull);
    const double jaw = skull.along * 0.12;
    pen.area(rounded({skull.at(-0.5, 0.92), skull.at(0.5, 0.92), skull.at(0.82, 0.3),
                      skull.at(0.76 + jaw, -0.3), skull.at(0.36 + jaw, -0.95), skull.at(-0.36 + jaw, -0.95),
                      skull.at(-0.76 + jaw, -0.3), skull.at(-0.82, 0.3)},
                     3),
             person.head.skin, {0, 0.6, 1, false});
    if (pen.shows(0.06) && std::abs(skull.along) > 0.3)
        pen.oval(skull.at(-skull.along * 0.22, -0.05), 0.13 * r, 0.22 * r, person.head.skin * 0.82, {});
    if (pen.shows(0.03)) face(pen, person.head, skull);
    hairOn(pen, person.head, skull);
    if (person.head.hat != Hat::None) hat(pen, person, skull);
}

} // namespace blindspot::scenes
