#include "app/cli/dataset_video.h"

#include "core/common/utf8.h"
#include "core/workspace/videos/video_import.h"

namespace blindspot::cli {

void addVideoImportOptions(CLI::App& command, VideoImport& video)
{
    addFrameOptions(command, video.frames);
    auto* change = command
                       .add_option("--change", video.change,
                                   "video: only frames that differ so much from the last one taken: mean "
                                   "difference of the grey levels "
                                   "of the picture at 32 x 24, from 0 (all) to 1")
                       ->type_name("FRACTION")
                       ->check(CLI::Range(0.0, 1.0));
    command
        .add_flag("--on-change", video.onChange, "video: as --change " + decimalsText(video::kUsualChange, 2))
        ->excludes(change);
    command
        .add_option("--detector", video.detector,
                    "video: its detections become the annotations, which are marked as such")
        ->type_name("NAME or FILE");
    command
        .add_option("--confidence", video.confidence,
                    "video: of detections that become annotations, from 0 to 1")
        ->type_name("SCORE")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--device", video.device, "video: where the detector is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
}

dataset::ImportResult importVideo(Context& context, const dataset::ImportRequest& request,
                                  const VideoImport& video)
{
    workspace::VideoImportRequest wanted;
    wanted.source = toUtf8(request.source);
    wanted.network = video.frames.network;
    wanted.name = request.name;
    wanted.replace = request.replace;
    wanted.folder = request.images;
    wanted.options.every = video.frames.every;
    wanted.options.frames = video.frames.frames;
    wanted.options.change = video.change.value_or(video.onChange ? video::kUsualChange : 0);
    wanted.options.confidence = video.confidence;
    wanted.detector = video.detector;
    wanted.device = video.device;
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::VideoImportResult made =
        workspace::importVideo(wanted, workspace, database, context.stop, context.progressSink());
    context.output.progress("");
    for (const Message& remark : made.frames.remarks)
        context.output.message("warning: " + remark.english());
    context.output.line(countedText(made.frames.images, "frame") + " in " +
                        toUtf8(made.frames.folder / "images"));
    return made.result;
}

} // namespace blindspot::cli
