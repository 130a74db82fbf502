// Functions that read the films of a trial: which scenes there are, and what the detector makes of every sheet in them.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/outdoor/verdict.h"
#include "core/video/frame_source.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::outdoor {

/// One place, one person, one camera: what the sheets are compared within.
struct FilmedScene {
    std::string name;
    std::vector<video::SourceSpec> films; ///< videos, or folders of photographs
};

/// A folder with folders: each of them is a scene, with all its videos and photographs. A folder of videos alone: each is a scene, as
/// is each video named by itself. Errors: Error for a path at which is nothing, or where there is neither.
std::vector<FilmedScene> scenesIn(const std::vector<std::filesystem::path>& paths);

struct FilmOptions {
    std::string className = "person";
    std::int64_t every = 5;        ///< of so many frames one is looked at; of photographs each
    double fieldOfView = 65;       ///< degrees along the picture's longer side: a phone's main camera while it films
    std::optional<double> focal{}; ///< instead of it, of a calibration: pixels, at the films' resolution
};

struct Observation {
    std::size_t scene = 0;
    std::string film;
    std::int64_t frame = 0;
    double seconds = 0;
    Sighting sighting;
    Verdict verdict = Verdict::NotFound;
    double score = 0; ///< of the best box of the class that holds the patch's middle; 0: none does
};

struct FilmedTrial {
    std::vector<std::string> scenes;
    std::vector<Observation> observations;
    std::int64_t frames = 0;        ///< that were looked at
    std::int64_t withoutSheet = 0;  ///< of them
    std::vector<Message> remarks{}; ///< films that could not be read, or not to their end
};

/// What the detector finds in a picture.
using Look = std::function<std::vector<evaluation::PictureDetection>(const imaging::Image&)>;

imaging::PinholeCamera cameraOf(const FilmOptions& options, imaging::Size picture);

/// Reads all films once; the detector looks only where a sheet was found. A film that cannot be read, or breaks off, is told and the
/// others are used. Errors: Error where none can be read, or no sheet is in any of them; those of `look`; Cancelled.
FilmedTrial readFilms(const Trial& trial, const std::vector<FilmedScene>& scenes, const FilmOptions& options, const Look& look,
                      StopControl& stop, const ProgressSink& progress = {});

} // namespace blindspot::outdoor
