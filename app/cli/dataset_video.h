// dataset import --format video: its options, and the import of a video's frames.
#pragma once

#include "app/cli/video_frames.h"
#include "core/dataset/import/importer.h"

#include <optional>
#include <string>

namespace blindspot::cli {

struct VideoImport {
    FrameChoice frames;
    std::optional<double> change;
    bool onChange = false;
    std::optional<std::string> detector;
    double confidence = 0.5;
    std::string device = "auto";
};

/// --every, --frames, --network, --on-change, --change, --detector, --confidence and --device.
void addVideoImportOptions(CLI::App& command, VideoImport& video);

/// Imports the frames of `request.source` under the request's name, into its folder of images or the
/// workspace's, and tells what was odd about the video. Errors: as workspace::importVideo.
dataset::ImportResult importVideo(Context& context, const dataset::ImportRequest& request,
                                  const VideoImport& video);

} // namespace blindspot::cli
