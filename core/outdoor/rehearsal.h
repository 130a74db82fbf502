// A rehearsal is a trial that is drawn instead of filmed: persons who carry the sheets through drawn places, as videos of which it is
// known where every sheet is, so that what is measured can be held against the truth.
#pragma once

#include "core/outdoor/film.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace blindspot::outdoor {

struct RehearsalOptions {
    std::int64_t scenes = 6;
    std::int64_t frames = 40;      ///< with each sheet, in each scene
    double nearest = 4;            ///< metres; they walk to there: nearer the sheet leaves the drawn picture at its lower border
    double farthest = 10;          ///< from here, at most scenes::Approach::kFarthest
    double turn = 60;              ///< degrees that the sheet is turned at most
    double blur = 4;               ///< pixels that the picture is smeared by motion at most
    double noise = 0.05;           ///< imaging::addSensorNoise's
    std::uint64_t seed = 1;
};

struct RehearsedFrame {
    std::size_t scene = 0;
    std::int64_t frame = 0; ///< in the scene's video
    std::size_t sheet = 0;
    double distance = 0; ///< metres
    double angle = 0;    ///< degrees
    imaging::Point middle; ///< of the patch, pixels
    Box person;            ///< pixels
};

struct Rehearsal {
    std::vector<FilmedScene> scenes;
    std::vector<RehearsedFrame> frames;
    double focal = 0; ///< pixels, of every video
};

/// A video for each scene, scene-1.mkv and so on, in `folder`, which is made where it is missing: all sheets by turns, each carried from
/// far to near. Errors: Error where a file cannot be written; Cancelled.
Rehearsal rehearse(const Trial& trial, const imaging::Image& patch, const std::filesystem::path& folder, const RehearsalOptions& options,
                   StopControl& stop, const ProgressSink& progress = {});

/// What was measured against what is known, of the frames within [from, below) metres.
struct RehearsalCheck {
    std::int64_t frames = 0; ///< that were read, each with a sheet in it
    std::int64_t seen = 0;   ///< of them those in which the right sheet was found
    std::int64_t wrong = 0;  ///< sightings of a sheet that is not there
    /// Of the right sightings, the median and what 95 % of them keep within: the share by which distances are wrong, and degrees.
    double distanceError = 0, distanceError95 = 0, angleError = 0, angleError95 = 0;
};
/// `every`: FilmOptions'.
RehearsalCheck checkRehearsal(const Rehearsal& rehearsal, const FilmedTrial& films, std::int64_t every, double from = 0, double below = 1e9);

/// The share of each sheet's frames in which the person is found, known by where the person is and whatever became of the markers; the
/// mean over scenes.
struct RehearsalTruth {
    std::vector<double> found; ///< in the trial's order
    double effect = 0;         ///< share under the control with the least minus share under the patch
};
/// `found`: for each of the rehearsal's frames whether a box of the class overlaps the person (IoU 0.3). Empty ones were not looked at.
RehearsalTruth truthOf(const Rehearsal& rehearsal, const Trial& trial, const std::vector<std::optional<bool>>& found);
bool findsPerson(std::span<const evaluation::PictureDetection> boxes, const std::string& className, const Box& person);

} // namespace blindspot::outdoor
