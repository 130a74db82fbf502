// A Trial is a patch and its controls printed as sheets of one size, each with two markers that say which sheet it is; films of them
// tell what the printed patch does.
#pragma once

#include "core/imaging/canvas.h"
#include "core/imaging/image.h"
#include "core/metrics/arm.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::outdoor {

/// The size of a sheet's parts, millimetres. A place on a sheet is measured from the patch's upper left corner, to the right and down.
/// The markers stand below the patch, at its left and its right end.
struct SheetLayout {
    double side = 160;  ///< of the patch, or of the square of a control
    double marker = 64; ///< of each of the two markers

    double gap() const;    ///< of white around the markers: a module or more
    double width() const;  ///< of patch and markers with the white around them
    double height() const; ///< likewise
    /// The upper left corner of the left (0) or the right (1) marker.
    imaging::Point markerAt(std::size_t which) const;
    imaging::Point middle() const { return {side / 2, side / 2}; } ///< of the patch
};

inline constexpr double kLeastSide = 50, kMostSide = 800; ///< of SheetLayout::side
/// Markers are as large as the patch is wide enough for, unless it is asked for less: found from farther away.
inline constexpr double kMarkerShare = 0.4;

struct Sheet {
    metrics::Arm arm = metrics::Arm::Patch; ///< Patch, Grey or Random
    std::array<int, 2> markers{};           ///< ids of the left and the right one
};

struct Trial {
    std::string name;        ///< after the patch
    std::string patchSha256; ///< of the picture's bytes, so that a report names what was printed
    SheetLayout layout;
    std::uint64_t seed = 0; ///< of the noise
    std::vector<Sheet> sheets;

    /// The sheet that the marker stands on, and which of its two it is; nothing for one of no sheet.
    struct Place {
        std::size_t sheet = 0, which = 0;
    };
    std::optional<Place> placeOf(int marker) const;
};

/// The three sheets of a patch: it, mid-grey and noise. `side` of the patch in millimetres. Errors: Error for a size out of its limits.
Trial makeTrial(const std::string& name, const imaging::Image& patch, double side, std::uint64_t seed = 0);

/// What lies on a sheet: the patch itself, a grey square of its size, or noise of its size that the seed decides.
imaging::Image coverOf(const Trial& trial, const Sheet& sheet, const imaging::Image& patch);

/// The whole sheet as a picture, white around patch and markers, `pixels` to a millimetre (rounded so that the sheet has whole pixels).
imaging::Image sheetPicture(const Trial& trial, const Sheet& sheet, const imaging::Image& cover, double pixels);

/// From how far away, in metres, a marker of the layout is found by a camera of this focal length in pixels.
double farthest(const SheetLayout& layout, double focal);

/// As JSON, whole or not at all. Errors: Error where it cannot be written.
void writeTrial(const std::filesystem::path& file, const Trial& trial);
/// Errors: Error for a file that cannot be read, is no trial, or has sheets that cannot be told apart.
Trial readTrial(const std::filesystem::path& file);

} // namespace blindspot::outdoor
