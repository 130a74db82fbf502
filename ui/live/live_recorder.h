// A LiveRecorder writes what the Live page shows into a video, with a table of what was noticed beside it.
#pragma once

#include "core/evaluation/frame_look.h"
#include "core/video/video_recorder.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace blindspot::ui {

struct LiveRecordingPlan {
    std::filesystem::path file;       ///< .mkv; the table has the same name and .csv
    std::array<std::string, evaluation::kFrameWays> titles; ///< ASCII, written over each picture
};

/// What a recording holds so far.
struct LiveRecording {
    std::filesystem::path file, table;
    double seconds = 0;
    std::int64_t looks = 0;
    std::int64_t objects = 0;                                      ///< of all looks together
    std::array<std::int64_t, evaluation::kFrameWays> noticed{};    ///< likewise, by the way of looking
    std::array<bool, evaluation::kFrameWays> looked{};             ///< the ways that there are
    bool ended = false;
};

/// Beside each other are the ways that were looked at when it began. It plays as fast as it was looked at: a look is shown until
/// the next one. For one thread.
class LiveRecorder {
  public:
    /// Errors: as VideoRecorder.
    explicit LiveRecorder(LiveRecordingPlan plan);
    /// Finishes.
    ~LiveRecorder();

    /// `age`: how old the frame was, seconds. Errors: Error where no more can be written; what there is is kept.
    void add(const evaluation::FrameLook& look, double age);
    /// Errors: as VideoRecorder::finish, and Error where the table cannot be written.
    LiveRecording finish();

    const LiveRecording& recording() const { return recording_; }

  private:
    imaging::Image composed(const evaluation::FrameLook& look) const;
    void writeTable();

    using Clock = std::chrono::steady_clock;

    LiveRecordingPlan plan_;
    video::VideoRecorder video_;
    LiveRecording recording_;
    std::string table_;
    Clock::time_point began_;
    std::int64_t written_ = 0; ///< frames of the video
    imaging::Image last_;
};

} // namespace blindspot::ui
