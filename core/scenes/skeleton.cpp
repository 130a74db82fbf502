#include "core/scenes/person.h"

#include <algorithm>

namespace blindspot::scenes {

namespace {

constexpr double kSeat = 0.50;

/// Down along the body, swung forwards and aside.
Vec hanging(double forward, double aside, double side)
{
    const double down = cosine(forward) * cosine(aside);
    return {sine(forward) * cosine(aside), -down, sine(aside) * side};
}

} // namespace

Skeleton skeletonOf(const Person& person)
{
    const double h = person.height;
    const double wide = person.build * h;
    Skeleton bones;
    const Vec up{sine(person.lean), cosine(person.lean), 0};
    bones.hip = {0, 0, 0};
    bones.chest = up * (0.22 * h);
    bones.neck = up * (0.335 * h);
    bones.head = bones.neck + Vec{0.02 * h + 0.35 * person.lean * 0.1 * h, 0, 0} +
                 Vec{0, 0.045 * h + person.headShare * h, 0};
    for (int i = 0; i < 2; ++i) {
        const double side = i == 0 ? 1 : -1;
        const Swing& arm = person.arms[i];
        const Swing& leg = person.legs[i];
        bones.shoulder[i] = up * (0.305 * h) + Vec{0, 0, 0.098 * wide * side};
        bones.elbow[i] = bones.shoulder[i] + hanging(arm.upper, arm.aside, side) * (0.165 * h);
        bones.hand[i] =
            bones.elbow[i] + hanging(arm.upper + arm.bend, arm.aside - arm.inward, side) * (0.155 * h);
        bones.thigh[i] = Vec{0, -0.01 * h, 0.048 * wide * side};
        bones.knee[i] = bones.thigh[i] + hanging(leg.upper, leg.aside, side) * (0.235 * h);
        bones.ankle[i] = bones.knee[i] + hanging(leg.upper - leg.bend, leg.aside * 0.3, side) * (0.23 * h);
        const double tip = std::clamp(leg.upper - leg.bend, -1.2, 0.4) * 0.6; // a lifted heel
        const double pitch = person.posture == Posture::Sit || person.posture == Posture::Cycle ? 0 : tip;
        bones.toe[i] = bones.ankle[i] +
                       Vec{0.085 * h * cosine(pitch), 0.085 * h * sine(pitch) - 0.014 * h, 0.012 * h * side};
    }
    double lowest = 1e9;
    for (int i = 0; i < 2; ++i)
        lowest = std::min({lowest, bones.ankle[i].y - 0.04 * h, bones.toe[i].y - 0.02 * h});
    double rise = -lowest;
    if (person.posture == Posture::Sit) rise = kSeat + 0.04 * h;
    if (person.posture == Posture::Cycle) rise = 1.0;
    const auto lift = [rise](Vec& joint) { joint.y += rise; };
    for (Vec* joint : {&bones.hip, &bones.chest, &bones.neck, &bones.head})
        lift(*joint);
    for (int i = 0; i < 2; ++i)
        for (Vec* joint : {&bones.shoulder[i], &bones.elbow[i], &bones.hand[i], &bones.thigh[i],
                           &bones.knee[i], &bones.ankle[i], &bones.toe[i]})
            lift(*joint);
    return bones;
}

} // namespace blindspot::scenes
