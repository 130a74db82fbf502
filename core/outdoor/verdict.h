// The verdict on a sighting: whether the detector finds the person who carries the sheet, or why that cannot be told.
#pragma once

#include "core/evaluation/detect_picture.h"
#include "core/imaging/image.h"
#include "core/outdoor/sighting.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::outdoor {

enum class Verdict {
    Found,      ///< a box of the class holds the patch's middle and is as large as the person may be
    NotFound,   ///< none does
    Unsure,     ///< the markers contradict each other: there may be two such sheets, or a wrong one
    Cut,        ///< too little of the person is in the picture
    Shared,     ///< the box holds another sheet as well: whose it is cannot be told
    OtherSize,  ///< only boxes hold it that are too large or too small for the person: of somebody before or behind
};
inline constexpr std::array kVerdicts{Verdict::Found, Verdict::NotFound, Verdict::Unsure, Verdict::Cut, Verdict::Shared, Verdict::OtherSize};

/// "found", "not_found", "unsure", "cut", "shared", "other_size".
std::string_view name(Verdict verdict);
inline bool tells(Verdict verdict) { return verdict == Verdict::Found || verdict == Verdict::NotFound; }

/// Whether the point lies in the box.
bool holds(const Box& box, imaging::Point point);

/// Where the person is expected, who carries the sheet before the chest: 1.7 m tall and 0.6 m wide, the patch's middle 0.5 m below the
/// top of the head, at the sheet's distance. Pixels; it may reach out of the picture.
Box expectedPerson(const Sighting& sighting, const imaging::PinholeCamera& camera);

/// For each sighting of a frame, in their order. `boxes`: what the detector found there, of all classes. A person of whom less than 0.3
/// is in the picture is cut; a box fits who is seen where its height is 0.3 to 2 times that of the expected person's part in the
/// picture.
std::vector<Verdict> judge(std::span<const Sighting> sightings, std::span<const evaluation::PictureDetection> boxes,
                           const std::string& className, const imaging::PinholeCamera& camera);

} // namespace blindspot::outdoor
