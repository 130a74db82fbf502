#include "app/cli/dataset_video.h"

#include "app/cli/cli_error.h"
#include "core/common/utf8.h"
#include "core/compute/device.h"
#include "core/dataset/dataset_index.h"
#include "core/video_dataset/video_dataset.h"
#include "core/workspace/detectors/detector_store.h"

#include <algorithm>
#include <system_error>

namespace blindspot::cli {

namespace {

namespace fs = std::filesystem;

/// In the workspace; an earlier import's frames stay.
fs::path newFolder(const fs::path& workspace, const std::string& name)
{
    std::error_code code;
    fs::path folder = workspace / "frames" / pathFromUtf8(name);
    for (int number = 2; fs::exists(folder, code); ++number)
        folder = workspace / "frames" / pathFromUtf8(name + "-" + std::to_string(number));
    return folder;
}

} // namespace

void addVideoImportOptions(CLI::App& command, VideoImport& video)
{
    addFrameOptions(command, video.frames);
    command
        .add_option("--change", video.change,
                    "Of a video only frames that differ from the last one taken: mean difference of the small picture's grey levels, 0 (all) to 1")
        ->type_name("FRACTION")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--detector", video.detector, "video: its detections become the annotations, which are marked as such")
        ->type_name("NAME or FILE");
    command.add_option("--confidence", video.confidence, "video: of detections that become annotations, from 0 to 1")
        ->type_name("SCORE")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--device", video.device, "video: where the detector is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
}

void makeDatasetOfVideo(Context& context, const std::string& source, const VideoImport& video, dataset::ImportRequest& request)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const video::SourceSpec spec = video::parseSource(source, Place(source));
    if (request.name.empty()) request.name = spec.path.empty() ? "street " + std::to_string(spec.seed) : toUtf8(spec.path.stem());
    const auto known = dataset::DatasetIndex(database).list();
    const bool taken = std::any_of(known.begin(), known.end(), [&](const dataset::DatasetInfo& info) { return info.name == request.name; });
    if (taken && !request.replace) // before the frames are taken, which may last
        throw cliError("there is a dataset of that name already", request.name, "choose another --name, or --replace it");
    const auto opened = video::openSource(spec, {.network = video.frames.network});
    std::optional<workspace::OpenedDetector> detector;
    std::optional<video::Annotator> annotator;
    if (video.detector) {
        detector.emplace(workspace::DetectorStore(database).open(*video.detector));
        detector->detector.moveTo(compute::chooseDevice(video.device).device, detector::Precision::Fp32);
        annotator.emplace(video::Annotator{detector->detector, detector->name});
    }
    video::VideoDatasetOptions options;
    options.every = video.frames.every;
    options.frames = video.frames.frames;
    options.change = video.change;
    options.confidence = video.confidence;
    const fs::path folder = request.images.empty() ? newFolder(workspace.folder(), request.name) : request.images;
    const video::VideoDatasetSummary made =
        video::makeVideoDataset(*opened, folder, options, annotator ? &*annotator : nullptr, context.stop, context.progressSink());
    context.output.progress("");
    for (const Message& remark : made.remarks)
        context.output.message("warning: " + remark.english());
    context.output.line(countedText(made.images, "frame") + " in " + toUtf8(made.folder / "images"));
    request.images = made.folder / "images";
    request.format = annotator ? "coco" : dataset::kFolderFormat;
    request.source = annotator ? made.annotationFile : request.images;
    if (!annotator) request.images.clear();
    if (!made.origin.empty()) request.notes.push_back(made.origin);
}

} // namespace blindspot::cli
