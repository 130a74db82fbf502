// What the commands that read videos share: which frames of a source they take, and their options.
#pragma once

#include "app/cli/command.h"
#include "core/evaluation/detect_picture.h"
#include "core/imaging/box_drawing.h"
#include "core/video/frame_source.h"
#include "core/video/video_recorder.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::cli {

struct FrameChoice {
    std::int64_t every = 1;             ///< of so many frames the first
    std::optional<std::int64_t> frames; ///< at most so many; none: all
    bool network = false;
};

/// --every, --frames and --network.
void addFrameOptions(CLI::App& command, FrameChoice& choice);

/// Whether it names a video, a camera, a stream or the street and no picture.
bool isVideo(const std::string& text);

/// Frames of a source, one after the other.
class VideoFrames {
  public:
    /// Errors: Error where it cannot be opened, or has no end and the choice has none either.
    VideoFrames(Context& context, const std::string& source, const FrameChoice& choice);

    /// Calls `visit` for each chosen frame and tells what was odd about the video. How many they were. Errors: those of the source
    /// and of `visit`; Cancelled.
    std::int64_t visit(const std::function<void(const video::Frame&)>& visit);

    /// That a copy of the chosen frames has to have to last as long.
    double framesPerSecond() const;
    /// Where the copy would replace its source. Errors: Error.
    void requireOther(const std::string& target) const;

  private:
    Context& context_;
    FrameChoice choice_;
    video::SourceSpec spec_;
    std::unique_ptr<video::FrameSource> source_;
};

/// A box for each detection, with its class and score.
std::vector<imaging::DrawnBox> drawnBoxes(const std::vector<evaluation::PictureDetection>& detections);

} // namespace blindspot::cli
