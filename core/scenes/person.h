// A Person with build, clothes and pose, each drawn at random, and how it is drawn.
#pragma once

#include "core/scenes/dice.h"
#include "core/scenes/figure_painter.h"

namespace blindspot::scenes {

enum class Posture { Stand, Walk, Run, Sit, Cycle };
enum class Top { Shirt, Sleeves, Jacket, Coat, Dress };
enum class Bottom { Trousers, Shorts, Skirt };
enum class Hair { Short, Long, Bun, Tail, Curls, Bald };
enum class Hat { None, Cap, Beanie, Brim };

struct Clothes {
    Top top = Top::Shirt;
    Bottom bottom = Bottom::Trousers;
    Colour topColour, underColour, bottomColour, shoeColour;
    bool striped = false;
    bool scarf = false;
    Colour accent; ///< scarf, bag, umbrella, hat
};

struct Head {
    Colour skin, hairColour;
    Hair hair = Hair::Short;
    Hat hat = Hat::None;
    bool beard = false;
    bool glasses = false;
};

/// Angles of one arm or leg, in radians.
struct Swing {
    double upper = 0;  ///< forwards from hanging down
    double bend = 0;   ///< of elbow (forwards) or knee (backwards)
    double aside = 0;  ///< away from the body
    double inward = 0; ///< of the forearm, across the body
};

struct Person {
    double height = 1.72;
    double build = 1;         ///< factor of the widths
    double headShare = 0.072; ///< half the head's height, of the body's
    Posture posture = Posture::Stand;
    double lean = 0;        ///< of the torso, forwards
    Swing arms[2], legs[2]; ///< left, right
    Clothes clothes;
    Head head;
    double headTurn = 0;
    bool backpack = false, handbag = false, umbrella = false, phone = false;
};

/// A passer-by as the weather lets them go.
Person drawPerson(Dice& dice, Weather weather);
/// In the middle of a stride: `phase` 0 to 2 kPi through two steps, `reach` how far a leg swings, in radians.
void walk(Person& person, double phase, double reach);
/// Bends the person onto a seat 0.46 m high, or onto a bicycle (see bicycle.h).
void sitDown(Person& person, Dice& dice);
void mount(Person& person, double pedals);

/// The places of the joints in the figure's space: ground at y = 0.
struct Skeleton {
    Vec hip, chest, neck, head;
    Vec shoulder[2], elbow[2], hand[2];
    Vec thigh[2], knee[2], ankle[2], toe[2];
};
/// `seat`: height of the seat, where the person sits on one.
Skeleton skeletonOf(const Person& person);

void draw(FigurePainter& pen, const Person& person);
/// Only the head, for whoever sits in a car.
void drawHead(FigurePainter& pen, const Person& person, const Skeleton& bones);

} // namespace blindspot::scenes
