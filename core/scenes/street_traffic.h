// The StreetTraffic of a moving street: who walks, rides and drives on which lane, and where everybody is at a moment. Private to
// this folder.
#pragma once

#include "core/scenes/layout.h"

#include <cstdint>
#include <vector>

namespace blindspot::scenes {

/// Somebody goes along x on a lane of their own, leaves the picture on one side, and another one enters on the other side.
struct Lane {
    Category kind = Category::Person; ///< Bicycle: with a rider
    double z = 5;                     ///< metres from the camera
    double direction = 1;             ///< 1: to the right, -1: to the left
    double speed = 1.2;               ///< metres a second
    double start = 0;                 ///< how far they are at the beginning, metres
    double half = 5;                  ///< they go from -half to half around the middle of the picture, metres
    std::uint64_t key = 0;            ///< of who goes there
};

/// Lanes over the walks and roads of a street, away from its trees and lamps (`things`), so that nobody walks through one.
std::vector<Lane> drawLanes(const Layout& layout, const std::vector<Figure>& things, Dice& dice);

/// Adds who is on the lane at that moment: one figure, or several where a dog goes along or a bicycle is ridden.
void addTraffic(const Lane& lane, const Light& light, double middle, double seconds, std::vector<Figure>& figures);

} // namespace blindspot::scenes
