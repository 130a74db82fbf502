#include "core/workspace/videos/video_import.h"

#include "core/common/utf8.h"
#include "core/compute/device.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/videos/video_frames_folder.h"

#include <algorithm>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

std::string nameOf(const video::SourceSpec& spec, const std::string& source)
{
    std::string name =
        toUtf8(spec.path.has_filename() ? spec.path.stem() : spec.path.parent_path().filename());
    if (name.empty()) name = source;
    return name;
}

/// A name's folder is one folder, wherever the name has slashes or dots.
std::string folderName(std::string name)
{
    std::replace_if(
        name.begin(), name.end(),
        [](unsigned char letter) {
            return letter < 0x20 || letter == '/' || letter == '\\' || letter == ':';
        },
        '-');
    if (name.empty() || name.front() == '.') name.insert(0, "video");
    return name;
}

/// An earlier import's frames stay.
fs::path newFolder(const fs::path& workspace, const std::string& name)
{
    const std::string folder = folderName(name);
    std::error_code code;
    fs::path free = videoFrames(workspace) / pathFromUtf8(folder);
    for (int number = 2; fs::exists(free, code); ++number)
        free = videoFrames(workspace) / pathFromUtf8(folder + "-" + std::to_string(number));
    return free;
}

video::VideoDatasetSummary takeFrames(const VideoImportRequest& request, video::FrameSource& source,
                                      const fs::path& folder, storage::Database& database, StopControl& stop,
                                      const ProgressSink& progress)
{
    if (!request.detector)
        return video::makeVideoDataset(source, folder, request.options, nullptr, stop, progress);
    OpenedDetector opened = DetectorStore(database).open(*request.detector);
    opened.detector.moveTo(compute::chooseDevice(request.device).device, detector::Precision::Fp32);
    const video::Annotator annotator{opened.detector, opened.name};
    return video::makeVideoDataset(source, folder, request.options, &annotator, stop, progress);
}

dataset::ImportRequest importOf(const VideoImportRequest& request, const std::string& name,
                                const video::VideoDatasetSummary& frames)
{
    dataset::ImportRequest import;
    import.name = name;
    import.replace = request.replace;
    import.format = frames.annotationFile.empty() ? dataset::kFolderFormat : "coco";
    import.source = frames.annotationFile.empty() ? frames.folder / "images" : frames.annotationFile;
    if (!frames.annotationFile.empty()) import.images = frames.folder / "images";
    if (!frames.origin.empty()) import.notes.push_back(frames.origin);
    import.notes.insert(import.notes.end(), frames.remarks.begin(), frames.remarks.end());
    return import;
}

} // namespace

VideoImportResult importVideo(const VideoImportRequest& request, const Workspace& workspace,
                              storage::Database& database, StopControl& stop, const ProgressSink& progress)
{
    workspace.requireWritable();
    const video::SourceSpec spec = video::parseSource(request.source, Place(request.source));
    const std::string name = request.name.empty() ? nameOf(spec, request.source) : request.name;
    if (!request.replace) dataset::refuseTakenName(database, name); // taking frames may last
    const auto source = video::openSource(spec, {.network = request.network});
    const fs::path folder =
        request.folder.empty() ? newFolder(workspace.folder(), name) : fs::absolute(request.folder);
    VideoImportResult made;
    made.frames = takeFrames(request, *source, folder, database, stop, progress);
    try {
        made.result = dataset::importDataset(importOf(request, name, made.frames), database, stop, progress);
    } catch (...) {
        std::error_code code;
        fs::remove_all(folder, code);
        throw;
    }
    return made;
}

} // namespace blindspot::workspace
