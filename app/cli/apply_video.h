// apply --video: writes a patched copy of a video.
#pragma once

#include "app/cli/video_frames.h"
#include "core/evaluation/patched_image.h"

#include <optional>
#include <string>

namespace blindspot::cli {

struct VideoCopy {
    std::string video, out;
    FrameChoice frames;
    imaging::Image patch;
    evaluation::PatchedImageOptions options;
    std::optional<std::string> detector; ///< that finds the objects
    std::optional<std::string> className;
    bool boxes = false; ///< with what it finds in the copy
    std::string device = "auto";
};

/// Errors: Error for what does not go together, and those of the video. What was written until then is kept.
int applyToVideo(Context& context, const VideoCopy& copy);

} // namespace blindspot::cli
