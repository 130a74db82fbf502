#include "core/outdoor/film.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

namespace blindspot::outdoor {

namespace {

namespace fs = std::filesystem;
using video::SourceKind;
using video::SourceSpec;

struct Entries {
    std::vector<fs::path> folders, videos;
    bool photographs = false;
};

Entries entriesOf(const fs::path& folder)
{
    Entries entries;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        std::error_code ignored;
        if (entry->is_directory(ignored))
            entries.folders.push_back(entry->path());
        else if (video::hasVideoExtension(entry->path()))
            entries.videos.push_back(entry->path());
        else
            entries.photographs = entries.photographs || imaging::hasImageExtension(entry->path());
    }
    if (code)
        throw Error({Message::tr("the folder cannot be read (%1)"), systemMessage(code)}, toUtf8(folder),
                    Message::tr("check its name and permissions"));
    std::sort(entries.folders.begin(), entries.folders.end());
    std::sort(entries.videos.begin(), entries.videos.end());
    return entries;
}

FilmedScene sceneOf(const fs::path& folder, const Entries& entries)
{
    FilmedScene scene{toUtf8(folder.filename()), {}};
    for (const fs::path& file : entries.videos)
        scene.films.push_back({.kind = SourceKind::File, .path = file});
    if (entries.photographs) scene.films.push_back({.kind = SourceKind::Pictures, .path = folder});
    return scene;
}

void addFolder(const fs::path& path, std::vector<FilmedScene>& scenes)
{
    const fs::path folder = path.has_filename() ? path : path.parent_path();
    const Entries here = entriesOf(folder);
    for (const fs::path& below : here.folders)
        if (FilmedScene scene = sceneOf(below, entriesOf(below)); !scene.films.empty()) scenes.push_back(std::move(scene));
    for (const fs::path& file : here.videos)
        scenes.push_back({toUtf8(file.stem()), {{.kind = SourceKind::File, .path = file}}});
    if (here.photographs) scenes.push_back({toUtf8(folder.filename()), {{.kind = SourceKind::Pictures, .path = folder}}});
}

class FilmReader {
  public:
    FilmReader(const Trial& trial, const FilmOptions& options, const Look& look, StopControl& stop, const ProgressSink& progress)
        : trial_(trial), options_(options), look_(look), stop_(stop), progress_(progress)
    {
    }

    FilmedTrial read(const std::vector<FilmedScene>& scenes)
    {
        std::size_t opened = 0;
        for (const FilmedScene& scene : scenes) {
            read_.scenes.push_back(scene.name);
            for (const SourceSpec& film : scene.films)
                if (const auto source = open(film)) {
                    ++opened;
                    readFilm(*source, film.kind == SourceKind::Pictures ? 1 : options_.every);
                }
        }
        if (opened == 0)
            throw Error(Message::tr("none of the films can be read"), {}, read_.remarks.empty() ? Message() : read_.remarks.front());
        if (read_.observations.empty())
            throw Error(Message::tr("none of the trial's sheets was found in the films"), {},
                        Message::tr("check that the trial's file is the one of these sheets, and go nearer: a marker needs some 16 pixels"));
        return std::move(read_);
    }

  private:
    std::unique_ptr<video::FrameSource> open(const SourceSpec& film)
    {
        try {
            return video::openSource(film);
        } catch (const Error& error) {
            read_.remarks.push_back({Message::tr("a film was left out: %1"), error.message()});
            return nullptr;
        }
    }

    void readFilm(video::FrameSource& source, std::int64_t every)
    {
        video::Frame frame;
        for (bool first = true; readNext(source, frame, first ? 0 : every - 1); first = false) {
            if (stop_.shouldStop()) throw Cancelled(Message::tr("reading the films was stopped"));
            if (progress_) progress_({Message::tr("Looking at frame"), read_.frames, 0});
            ++read_.frames;
            observe(source.info().name, frame);
        }
        for (const Message& remark : source.remarks())
            read_.remarks.push_back(joined(Message::verbatim(source.info().name), remark));
    }

    bool readNext(video::FrameSource& source, video::Frame& frame, std::int64_t leaveOut)
    {
        try {
            for (std::int64_t i = 0; i < leaveOut; ++i)
                if (!source.skip(frame)) return false;
            return source.read(frame);
        } catch (const Error& error) {
            read_.remarks.push_back({Message::tr("a film broke off, its frames until then are used: %1"), error.message()});
            return false;
        }
    }

    void observe(const std::string& film, const video::Frame& frame)
    {
        const imaging::PinholeCamera camera = cameraOf(options_, frame.image.size());
        const std::vector<Sighting> sightings = findSheets(frame.image, trial_, camera);
        if (sightings.empty()) {
            ++read_.withoutSheet;
            return;
        }
        const std::vector<evaluation::PictureDetection> boxes = look_(frame.image);
        const std::vector<Verdict> verdicts = judge(sightings, boxes, options_.className, camera);
        for (std::size_t i = 0; i < sightings.size(); ++i) {
            Observation observation{read_.scenes.size() - 1, film, frame.number, frame.seconds, sightings[i], verdicts[i], 0};
            for (const evaluation::PictureDetection& found : boxes)
                if (found.className == options_.className && holds(found.box, sightings[i].middle))
                    observation.score = std::max(observation.score, found.score);
            read_.observations.push_back(std::move(observation));
        }
    }

    const Trial& trial_;
    const FilmOptions& options_;
    const Look& look_;
    StopControl& stop_;
    const ProgressSink& progress_;
    FilmedTrial read_;
};

} // namespace

std::vector<FilmedScene> scenesIn(const std::vector<fs::path>& paths)
{
    std::vector<FilmedScene> scenes;
    for (const fs::path& path : paths) {
        std::error_code code;
        const std::size_t before = scenes.size();
        if (fs::is_directory(path, code))
            addFolder(path, scenes);
        else if (!fs::exists(path, code))
            throw Error(Message::tr("there is no such file or folder"), toUtf8(path), Message::tr("check its name"));
        else
            scenes.push_back({toUtf8(path.stem()), {{.kind = SourceKind::File, .path = path}}});
        if (scenes.size() == before)
            throw Error(Message::tr("there are no videos or photographs in the folder"), toUtf8(path),
                        Message::tr("name a folder with a folder or a video for each scene"));
    }
    return scenes;
}

imaging::PinholeCamera cameraOf(const FilmOptions& options, imaging::Size picture)
{
    if (options.focal) return {*options.focal, picture};
    return imaging::PinholeCamera::ofFieldOfView(options.fieldOfView, picture);
}

FilmedTrial readFilms(const Trial& trial, const std::vector<FilmedScene>& scenes, const FilmOptions& options, const Look& look,
                      StopControl& stop, const ProgressSink& progress)
{
    return FilmReader(trial, options, look, stop, progress).read(scenes);
}

} // namespace blindspot::outdoor
