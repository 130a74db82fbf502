#include "core/outdoor/rehearsal.h"

#include "core/common/random.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/camera.h"
#include "core/imaging/resize.h"
#include "core/imaging/sheet_pose.h"
#include "core/scenes/approach.h"
#include "core/video/video_recorder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <system_error>
#include <utility>

namespace blindspot::outdoor {

namespace {

namespace fs = std::filesystem;

constexpr int kEnlarged = 2; ///< of the drawn place: a phone's film has more pixels
constexpr double kDegree = std::numbers::pi / 180;
constexpr double kFramesPerSecond = 25;
constexpr double kOverlap = 0.3;       ///< IoU of a box with the person from which on it is the person's
constexpr double kSheetPixels = 2; ///< of a sheet's picture, to a millimetre

/// The mean of `length` pixels in each row, as when the camera turns while a frame is taken.
imaging::Image smeared(const imaging::Image& picture, int length)
{
    if (length < 2) return picture;
    imaging::Image result(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            for (int channel = 0; channel < 3; ++channel) {
                int sum = 0;
                for (int i = 0; i < length; ++i)
                    sum += picture.pixel(std::clamp(x + i - length / 2, 0, picture.width - 1), y)[channel];
                result.pixel(x, y)[channel] = static_cast<std::uint8_t>((sum + length / 2) / length);
            }
    return result;
}

/// A sheet whose patch's middle is at that place before the camera (millimetres), turned around its upright middle.
imaging::SheetPose poseAt(const std::array<double, 3>& place, double degrees, imaging::Point middle)
{
    const double cosine = std::cos(degrees * kDegree), sine = std::sin(degrees * kDegree);
    imaging::SheetPose pose;
    pose.turn = {{{cosine, 0, sine}, {0, 1, 0}, {-sine, 0, cosine}}};
    for (std::size_t i = 0; i < 3; ++i)
        pose.origin[i] = place[i] - pose.turn[i][0] * middle.x - pose.turn[i][1] * middle.y;
    return pose;
}

constexpr imaging::PinholeCamera kCamera{kEnlarged * scenes::Approach::focal(),
                                         {kEnlarged * scenes::kSceneWidth, kEnlarged * scenes::kSceneHeight}};

struct Stand {
    double metres = 0, aside = 0, turned = 0;
};

/// From far to near in even steps of the logarithm, so that each part of the distance has its frames; never twice exactly alike.
Stand standOf(const RehearsalOptions& options, std::int64_t number, RandomStream& random)
{
    const double share = options.frames > 1 ? static_cast<double>(number) / static_cast<double>(options.frames - 1) : 0;
    const double way = options.farthest * std::pow(options.nearest / options.farthest, share);
    return {std::clamp(way * random.uniform(0.97, 1.03), options.nearest, options.farthest), random.uniform(-0.2, 0.2),
            options.turn * std::sin(2 * std::numbers::pi * 2.3 * share) * random.uniform(0.9, 1.0)};
}

/// A frame of a scene with a sheet, whose picture is `sheet` (sheetPicture's of `layout`); `truth` is filled in.
imaging::Image rehearsedPicture(const scenes::Approach& place, const imaging::Image& sheet, const SheetLayout& layout,
                                const RehearsalOptions& options, RehearsedFrame& truth)
{
    const imaging::PinholeCamera& camera = kCamera;
    RandomStream random(options.seed, truth.scene, static_cast<std::uint64_t>(truth.frame));
    const Stand stand = standOf(options, truth.frame % options.frames, random);
    const scenes::ApproachView view = place.at(stand.metres, stand.aside, static_cast<std::uint64_t>(truth.frame));
    imaging::Image picture = imaging::resize(view.scene.image, camera.picture.width, camera.picture.height);

    truth.person = {kEnlarged * view.walker.x1, kEnlarged * view.walker.y1, kEnlarged * view.walker.x2, kEnlarged * view.walker.y2};
    truth.middle = view.chest * kEnlarged;
    const double deep = 1000 * stand.metres;
    const std::array<double, 3> chest{(truth.middle.x - camera.picture.width / 2.0) / camera.focal * deep,
                                      (truth.middle.y - camera.picture.height / 2.0) / camera.focal * deep, deep};
    const imaging::SheetPose pose = poseAt(chest, stand.turned, layout.middle());
    truth.distance = pose.distanceTo(layout.middle()) / 1000;
    truth.angle = pose.angleAt(layout.middle());
    const double gap = layout.gap(), right = layout.width() - gap, bottom = layout.height() - gap;
    const imaging::Point edges[] = {{-gap, -gap}, {right, -gap}, {right, bottom}, {-gap, bottom}};
    std::array<imaging::Point, 4> corners;
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = pose.seenAt(edges[i], camera).value_or(imaging::Point{-1, -1});
    imaging::pasteInPerspective(picture, sheet, corners);
    picture = smeared(picture, static_cast<int>(std::lround(random.uniform(0, options.blur))));
    if (options.noise > 0) imaging::addSensorNoise(picture, options.noise, random.next());
    return picture;
}

} // namespace

Rehearsal rehearse(const Trial& trial, const imaging::Image& patch, const fs::path& folder, const RehearsalOptions& options, StopControl& stop,
                   const ProgressSink& progress)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)}, toUtf8(folder), Message::tr("choose another one"));
    std::vector<imaging::Image> sheets;
    for (const Sheet& sheet : trial.sheets)
        sheets.push_back(sheetPicture(trial, sheet, coverOf(trial, sheet, patch), kSheetPixels));
    Rehearsal rehearsal;
    rehearsal.focal = kCamera.focal;
    const std::int64_t total = options.scenes * options.frames * static_cast<std::int64_t>(sheets.size());
    for (std::int64_t scene = 0; scene < options.scenes; ++scene) {
        const std::string name = "scene-" + std::to_string(scene + 1);
        const fs::path file = folder / (name + ".mkv");
        const scenes::Approach place(options.seed * 1000 + static_cast<std::uint64_t>(scene));
        video::VideoRecorder recorder(file, {.framesPerSecond = kFramesPerSecond});
        for (std::int64_t frame = 0; frame < options.frames * static_cast<std::int64_t>(sheets.size()); ++frame) {
            if (stop.shouldStop()) throw Cancelled(Message::tr("the rehearsal was stopped"));
            RehearsedFrame truth;
            truth.scene = static_cast<std::size_t>(scene);
            truth.frame = frame;
            truth.sheet = static_cast<std::size_t>(frame / options.frames);
            const imaging::Image picture = rehearsedPicture(place, sheets[truth.sheet], trial.layout, options, truth);
            recorder.add(picture);
            rehearsal.frames.push_back(truth);
            if (progress) progress({Message::tr("Drawing frame"), static_cast<std::int64_t>(rehearsal.frames.size()), total});
        }
        recorder.finish();
        rehearsal.scenes.push_back({name, {{.kind = video::SourceKind::File, .path = file}}});
    }
    return rehearsal;
}

RehearsalCheck checkRehearsal(const Rehearsal& rehearsal, const FilmedTrial& films, std::int64_t every, double from, double below)
{
    RehearsalCheck check;
    std::map<std::pair<std::size_t, std::int64_t>, const RehearsedFrame*> truths;
    for (const RehearsedFrame& frame : rehearsal.frames) {
        if (frame.frame % every != 0 || frame.distance < from || frame.distance >= below) continue;
        truths[{frame.scene, frame.frame}] = &frame;
        ++check.frames;
    }
    std::vector<double> distances, angles;
    for (const Observation& one : films.observations) {
        const auto truth = truths.find({one.scene, one.frame});
        if (truth == truths.end()) continue;
        if (truth->second->sheet != one.sighting.sheet) {
            ++check.wrong;
            continue;
        }
        ++check.seen;
        distances.push_back(std::abs(one.sighting.distance / truth->second->distance - 1));
        angles.push_back(std::abs(one.sighting.angle - truth->second->angle));
    }
    const auto quantile = [](std::vector<double>& values, double share) {
        if (values.empty()) return 0.0;
        const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), place, values.end());
        return *place;
    };
    check.distanceError = quantile(distances, 0.5);
    check.distanceError95 = quantile(distances, 0.95);
    check.angleError = quantile(angles, 0.5);
    check.angleError95 = quantile(angles, 0.95);
    return check;
}

bool findsPerson(std::span<const evaluation::PictureDetection> boxes, const std::string& className, const Box& person)
{
    return std::any_of(boxes.begin(), boxes.end(), [&](const evaluation::PictureDetection& box) {
        const double both = box.box.intersected(person).area();
        return box.className == className && both >= kOverlap * (box.box.area() + person.area() - both);
    });
}

RehearsalTruth truthOf(const Rehearsal& rehearsal, const Trial& trial, const std::vector<std::optional<bool>>& found)
{
    const std::size_t sheets = trial.sheets.size(), scenes = rehearsal.scenes.size();
    std::vector<double> looked(scenes * sheets, 0), hits(scenes * sheets, 0);
    for (std::size_t i = 0; i < rehearsal.frames.size(); ++i) {
        if (i >= found.size() || !found[i]) continue;
        const std::size_t place = rehearsal.frames[i].scene * sheets + rehearsal.frames[i].sheet;
        looked[place] += 1;
        hits[place] += *found[i] ? 1 : 0;
    }
    RehearsalTruth truth;
    double patch = 0, control = 2;
    for (std::size_t sheet = 0; sheet < sheets; ++sheet) {
        double sum = 0, count = 0;
        for (std::size_t scene = 0; scene < scenes; ++scene)
            if (const std::size_t place = scene * sheets + sheet; looked[place] > 0) {
                sum += hits[place] / looked[place];
                count += 1;
            }
        const double share = count > 0 ? sum / count : 0;
        truth.found.push_back(share);
        if (trial.sheets[sheet].arm == metrics::Arm::Patch)
            patch = share;
        else
            control = std::min(control, share);
    }
    truth.effect = control - patch;
    return truth;
}

} // namespace blindspot::outdoor
