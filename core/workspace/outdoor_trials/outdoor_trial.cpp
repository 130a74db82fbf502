#include "core/workspace/outdoor_trials/outdoor_trial.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/compute/device.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_patch.h"
#include "core/workspace/runs/run_store.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace blindspot::workspace {

namespace {

void requireSquare(const TrialPatch& patch, const Place& where)
{
    if (patch.picture.width != patch.picture.height)
        throw Error(Message::tr("the patch is not square"), where, Message::tr("use one that is as wide as high"));
}

/// A detector ready to look.
struct Looking {
    OpenedDetector opened;
    detector::NmsOptions nms;

    std::vector<evaluation::PictureDetection> operator()(const imaging::Image& picture) const
    {
        return evaluation::detectPicture(opened.detector, picture, nms);
    }
};

Looking openDetector(const Workspace& workspace, const TrialMeasuring& measuring)
{
    measuring.nms.check();
    storage::Database database = workspace.connect();
    Looking looking{DetectorStore(database).open(measuring.detector), measuring.nms};
    looking.opened.detector.moveTo(compute::chooseDevice(measuring.device).device, detector::Precision::Fp32);
    const std::vector<std::string>& names = looking.opened.detector.info().classNames;
    if (std::find(names.begin(), names.end(), measuring.filming.className) == names.end())
        throw Error({Message::tr("the detector \"%1\" does not know the class"), looking.opened.name}, measuring.filming.className,
                    Message::tr("choose one of its classes"));
    return looking;
}

outdoor::TrialReport measure(const outdoor::Trial& trial, const std::vector<outdoor::FilmedScene>& scenes, const TrialMeasuring& measuring,
                             const Looking& looking, const outdoor::Look& look, StopControl& stop, const ProgressSink& progress)
{
    outdoor::TrialReport report;
    report.createdAt = utcNow();
    report.version = measuring.version;
    report.trial = trial;
    report.detector = looking.opened.name;
    report.detectorSha256 = looking.opened.detector.info().sha256;
    report.confidence = measuring.nms.confidence;
    report.filming = measuring.filming;
    report.counting = measuring.counting;
    report.films = outdoor::readFilms(trial, scenes, measuring.filming, look, stop, progress);
    report.effect = outdoor::measureEffect(trial, report.films, measuring.counting);
    return report;
}

/// Looks once at each picture: the truth and the measuring are about the same boxes.
class RememberedLooks {
  public:
    explicit RememberedLooks(outdoor::Look look) : look_(std::move(look)) {}

    const std::vector<evaluation::PictureDetection>& operator()(const imaging::Image& picture)
    {
        const auto* bytes = reinterpret_cast<const char*>(picture.rgb.data());
        const auto [place, isNew] = looks_.try_emplace(std::hash<std::string_view>()({bytes, picture.rgb.size()}));
        if (isNew) place->second = look_(picture);
        return place->second;
    }

  private:
    outdoor::Look look_;
    std::map<std::size_t, std::vector<evaluation::PictureDetection>> looks_;
};

/// For each of the rehearsal's frames that are looked at.
std::vector<std::optional<bool>> findsInFilms(const outdoor::Rehearsal& rehearsal, const outdoor::FilmOptions& filming, RememberedLooks& looks,
                                              StopControl& stop, const ProgressSink& progress)
{
    std::map<std::pair<std::size_t, std::int64_t>, std::size_t> places;
    for (std::size_t i = 0; i < rehearsal.frames.size(); ++i)
        places[{rehearsal.frames[i].scene, rehearsal.frames[i].frame}] = i;
    std::vector<std::optional<bool>> found(rehearsal.frames.size());
    std::int64_t looked = 0;
    for (std::size_t scene = 0; scene < rehearsal.scenes.size(); ++scene) {
        const auto source = video::openSource(rehearsal.scenes[scene].films.front());
        video::Frame frame;
        while (source->read(frame)) {
            if (stop.shouldStop()) throw Cancelled(Message::tr("the rehearsal was stopped"));
            if (progress) progress({Message::tr("Looking at frame"), ++looked, static_cast<std::int64_t>(found.size())});
            const auto place = places.find({scene, frame.number});
            if (place == places.end() || frame.number % filming.every != 0) continue;
            found[place->second] = outdoor::findsPerson(looks(frame.image), filming.className, rehearsal.frames[place->second].person);
        }
    }
    return found;
}

/// What is known of the frames alone whose sheet was found.
std::vector<std::optional<bool>> ofSightings(std::vector<std::optional<bool>> found, const outdoor::Rehearsal& rehearsal,
                                             const outdoor::FilmedTrial& films)
{
    std::set<std::tuple<std::size_t, std::int64_t, std::size_t>> seen;
    for (const outdoor::Observation& one : films.observations)
        seen.insert({one.scene, one.frame, one.sighting.sheet});
    for (std::size_t i = 0; i < found.size(); ++i)
        if (const outdoor::RehearsedFrame& frame = rehearsal.frames[i]; !seen.count({frame.scene, frame.frame, frame.sheet})) found[i].reset();
    return found;
}

} // namespace

TrialPatch trialPatchOfFile(const std::filesystem::path& file)
{
    TrialPatch patch{toUtf8(file.stem()), readPatchAsPicture(file)};
    requireSquare(patch, toUtf8(file));
    return patch;
}

TrialPatch trialPatchOfRun(const Workspace& workspace, const std::string& run)
{
    storage::Database database = workspace.connect();
    const RunStore store(workspace, database);
    auto picture = patchPicture(store, store.get(run));
    if (!picture) throw Error(Message::tr("the run has no patch yet"), run, Message::tr("let it go on for an iteration"));
    TrialPatch patch{run, std::move(*picture)};
    requireSquare(patch, run);
    return patch;
}

void requireNoOtherTrial(const std::filesystem::path& file, const outdoor::Trial& trial)
{
    std::error_code code;
    if (!std::filesystem::exists(file, code)) return;
    const outdoor::Trial there = outdoor::readTrial(file);
    if (there.patchSha256 != trial.patchSha256 || there.layout.side != trial.layout.side || there.layout.marker != trial.layout.marker ||
        there.seed != trial.seed)
        throw Error(Message::tr("another trial's file is there, and its sheets may be printed"), toUtf8(file),
                    Message::tr("choose another name for these sheets"));
}

outdoor::TrialReport measureTrial(const Workspace& workspace, const std::filesystem::path& trial, const std::vector<std::filesystem::path>& films,
                                  const TrialMeasuring& measuring, StopControl& stop, const ProgressSink& progress)
{
    const outdoor::Trial read = outdoor::readTrial(trial);
    const std::vector<outdoor::FilmedScene> scenes = outdoor::scenesIn(films);
    const Looking looking = openDetector(workspace, measuring);
    return measure(read, scenes, measuring, looking, std::cref(looking), stop, progress);
}

RehearsedTrial rehearseTrial(const Workspace& workspace, const outdoor::Trial& trial, const imaging::Image& patch,
                             const std::filesystem::path& folder, const outdoor::RehearsalOptions& options, TrialMeasuring measuring,
                             StopControl& stop, const ProgressSink& progress)
{
    const Looking looking = openDetector(workspace, measuring);
    RehearsedTrial rehearsed{trial, outdoor::rehearse(trial, patch, folder, options, stop, progress), {}, {}, {}};
    outdoor::writeTrial(folder / "sheets.json", trial);
    measuring.filming.focal = rehearsed.rehearsal.focal;
    RememberedLooks looks{std::cref(looking)};
    const std::vector<std::optional<bool>> found = findsInFilms(rehearsed.rehearsal, measuring.filming, looks, stop, progress);
    rehearsed.truth = outdoor::truthOf(rehearsed.rehearsal, trial, found);
    rehearsed.report = measure(trial, rehearsed.rehearsal.scenes, measuring, looking, std::ref(looks), stop, {});
    rehearsed.seenTruth = outdoor::truthOf(rehearsed.rehearsal, trial, ofSightings(found, rehearsed.rehearsal, rehearsed.report.films));
    return rehearsed;
}

} // namespace blindspot::workspace
