#include "core/outdoor/sighting.h"

#include <algorithm>
#include <optional>
#include <span>

namespace blindspot::outdoor {

namespace {

using imaging::Point;

/// How far corners may lie from where a flat sheet has them: so many pixels, and this part of a marker's side.
constexpr double kLeastError = 1.0, kErrorShare = 0.06;

struct Found {
    std::vector<imaging::SheetPoint> points;
    std::array<int, 2> times{}; ///< that each of the two markers was found
    double sides = 0;
    int markers = 0;
};

void add(Found& found, const SheetLayout& layout, std::size_t which, const imaging::Marker& marker)
{
    const Point corner = layout.markerAt(which);
    const Point places[] = {corner, corner + Point{layout.marker, 0}, corner + Point{layout.marker, layout.marker}, corner + Point{0, layout.marker}};
    for (std::size_t i = 0; i < 4; ++i)
        found.points.push_back({places[i], marker.corners[i]});
    ++found.times[which];
    ++found.markers;
    found.sides += marker.side();
}

std::optional<Sighting> sightingOf(const Found& found, const SheetLayout& layout, const imaging::PinholeCamera& camera)
{
    auto pose = imaging::poseOf(found.points, camera);
    // Markers that contradict each other are no sheet's: the first one alone tells where something is.
    const bool alone = !pose || found.times[0] > 1 || found.times[1] > 1;
    if (alone) pose = imaging::poseOf(std::span(found.points).first(4), camera);
    if (!pose) return std::nullopt;
    Sighting sighting;
    sighting.markers = std::min(found.times[0], 1) + std::min(found.times[1], 1);
    sighting.side = found.sides / found.markers;
    sighting.distance = pose->distanceTo(layout.middle()) / 1000;
    sighting.angle = pose->angleAt(layout.middle());
    const Point places[] = {{0, 0}, {layout.side, 0}, {layout.side, layout.side}, {0, layout.side}};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto seen = pose->seenAt(places[i], camera);
        if (!seen) return std::nullopt;
        sighting.corners[i] = *seen;
    }
    const auto middle = pose->seenAt(layout.middle(), camera);
    if (!middle) return std::nullopt;
    sighting.middle = *middle;
    sighting.sure = !alone && pose->error <= kLeastError + kErrorShare * sighting.side;
    return sighting;
}

} // namespace

std::vector<Sighting> findSheets(const imaging::Image& picture, const Trial& trial, const imaging::PinholeCamera& camera)
{
    std::vector<Found> found(trial.sheets.size());
    for (const imaging::Marker& marker : imaging::findMarkers(picture))
        if (const auto place = trial.placeOf(marker.id)) add(found[place->sheet], trial.layout, place->which, marker);
    std::vector<Sighting> sightings;
    for (std::size_t sheet = 0; sheet < found.size(); ++sheet) {
        if (found[sheet].points.empty()) continue;
        if (auto sighting = sightingOf(found[sheet], trial.layout, camera)) {
            sighting->sheet = sheet;
            sightings.push_back(*sighting);
        }
    }
    return sightings;
}

} // namespace blindspot::outdoor
