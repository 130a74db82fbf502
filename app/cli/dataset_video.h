// dataset import --format video: makes a dataset of a video's frames, which is then imported.
#pragma once

#include "app/cli/video_frames.h"
#include "core/dataset/import/importer.h"

#include <optional>
#include <string>

namespace blindspot::cli {

struct VideoImport {
    FrameChoice frames;
    double change = 0;
    std::optional<std::string> detector;
    double confidence = 0.5;
    std::string device = "auto";
};

/// --every, --frames, --network, --change, --detector, --confidence and --device.
void addVideoImportOptions(CLI::App& command, VideoImport& video);

/// Writes the frames of `request.source` beside the workspace's other files, or into `request.images`, and makes of the request one
/// that imports them. Tells what was odd. Errors: Error for a name that a dataset has already, and those of the video; Cancelled.
void makeDatasetOfVideo(Context& context, const std::string& source, const VideoImport& video, dataset::ImportRequest& request);

} // namespace blindspot::cli
