// A Sighting is a sheet of a trial in a frame: which one it is, where it is seen, how far away it is and how far it is turned.
#pragma once

#include "core/imaging/markers.h"
#include "core/imaging/sheet_pose.h"
#include "core/outdoor/trial.h"

#include <array>
#include <vector>

namespace blindspot::outdoor {

struct Sighting {
    std::size_t sheet = 0;               ///< in the trial's list
    int markers = 0;                     ///< of its two, how many were found
    double side = 0;                     ///< of a marker, pixels, the mean
    double distance = 0;                 ///< metres from the camera to the patch's middle
    double angle = 0;                    ///< degrees between the patch's normal and the way to the camera: 0 is straight on
    imaging::Point middle;               ///< where the patch's middle is seen, pixels
    std::array<imaging::Point, 4> corners{}; ///< and its corners, from the upper left clockwise
    bool sure = true; ///< the corners lie where one flat sheet has them, and no other sheet with the same markers is seen
};

/// All sheets of the picture, in the trial's order. Of a camera whose lens is not known distance and angle are as right as its focal
/// length: both scale with it. Errors: Error for an empty picture.
std::vector<Sighting> findSheets(const imaging::Image& picture, const Trial& trial, const imaging::PinholeCamera& camera);

} // namespace blindspot::outdoor
