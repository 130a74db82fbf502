// Square markers that are printed beside something so that it is known in photographs and videos: their look, and a function that
// finds them (ArUco, dictionary 4x4_50: Garrido-Jurado et al., Pattern Recognition 2014).
#pragma once

#include "core/imaging/canvas.h"
#include "core/imaging/image.h"

#include <array>
#include <vector>

namespace blindspot::imaging {

inline constexpr int kMarkers = 50;      ///< ids from 0
inline constexpr int kMarkerModules = 6; ///< of a side, with the black rim; around it at least one of white is needed

/// Which modules are black, rows from the top. Errors: Error for an id that there is not.
std::array<std::array<bool, kMarkerModules>, kMarkerModules> markerModules(int id);

struct Marker {
    int id = 0;
    /// Of its rim, in pixels; clockwise from what is its upper left when it is printed upright.
    std::array<Point, 4> corners{};

    Point middle() const { return (corners[0] + corners[1] + corners[2] + corners[3]) * 0.25; }
    double side() const; ///< the mean of the four, pixels
};

/// All markers of the picture, each place once; by their ids, then from the left. A marker needs about 14 pixels of side. Errors:
/// Error for an empty picture.
std::vector<Marker> findMarkers(const Image& picture);

} // namespace blindspot::imaging
