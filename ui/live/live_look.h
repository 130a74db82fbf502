// What is asked of a look at a live frame, what comes of it, and the LiveLooker that does it beside the window.
#pragma once

#include "core/defences/defence.h"
#include "core/evaluation/frame_look.h"
#include "core/evaluation/inference.h"
#include "core/video/frame_reader.h"
#include "ui/live/live_recorder.h"
#include "ui/pictures/box_painter.h"
#include "ui/pictures/scaled_picture.h"
#include "ui/session/session.h"

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::ui {

using evaluation::Arm;
using evaluation::FrameWay;

/// Its parts are shared with the look under way and are not changed.
struct LiveRequest {
    std::string detector;                                       ///< its name in the workspace; empty: nobody looks
    std::string className;                                      ///< empty: every class
    std::shared_ptr<const evaluation::InferencePatch> patch;    ///< null: the controls alone
    Arm arm = Arm::Grey;                                        ///< what lies on the objects
    std::shared_ptr<const defences::Defence> defence;           ///< null: none
    std::optional<std::vector<evaluation::LaidPatch>> places{}; ///< by hand, instead of on each object
    bool patched = true;                                        ///< whether the frame with the patch is wanted
    bool stopped = false;                                       ///< the source's newest frame is kept until this ends
};

/// One way of looking at the frame, ready to be shown.
struct LiveSide {
    ScaledPicture picture;
    std::vector<PictureBox> boxes;
    std::int64_t noticed = 0;
    bool looked = false;
};

struct LiveSeen {
    bool looked = false; ///< false: no frame came
    std::array<LiveSide, evaluation::kFrameWays> sides;
    std::vector<evaluation::LaidPatch> places;
    std::int64_t objects = 0;
    std::int64_t frame = 0;     ///< its number in the source
    double seconds = 0;         ///< its time in the source
    QSize size;                 ///< of the frame
    std::optional<video::NewestFrame::Clock::time_point> arrived; ///< empty: it was looked at before
    double lookSeconds = 0;     ///< from taking the frame to having all of this
    double passSeconds = 0;     ///< of one network input, the mean of this look's
    int passes = 0;
    std::optional<LiveRecording> recording; ///< while it is recorded, and once when it has ended
    QString recordingProblem;

    LiveSide& side(FrameWay way) { return sides[static_cast<std::size_t>(way)]; }
    const LiveSide& side(FrameWay way) const { return sides[static_cast<std::size_t>(way)]; }
};

/// Shared by the window's thread, which says what is wanted, and the vision thread, which looks. The latter keeps the frame that
/// was looked at last, so that another patch is seen on it while the source is stopped.
class LiveLooker {
  public:
    explicit LiveLooker(video::FrameReader::Open open) : reader_(std::move(open)) {}

    video::FrameReader& reader() { return reader_; }

    // On the window's thread.
    void want(LiveRequest request);
    /// From the next look on; what is recorded is kept when this goes.
    void record(LiveRecordingPlan plan);
    void stopRecording();
    /// What is recorded is kept now. Only when no look is under way any more.
    void endRecording() { recorder_.reset(); }

    /// On the vision thread: the newest frame, or the last one again where something else is wanted of it. Waits a moment for one.
    /// Errors: as Vision::detector and lookAtFrame.
    LiveSeen look(Vision& vision);

  private:
    struct Wanted {
        LiveRequest request;
        std::optional<LiveRecordingPlan> plan;
        int version = 0;
        bool recording = false;
    };
    Wanted wanted() const;
    void keepRecording(const Wanted& wanted, const evaluation::FrameLook& look, double age, LiveSeen& seen);

    video::FrameReader reader_;
    mutable std::mutex mutex_; // guards what follows
    Wanted wanted_;
    // Of the vision thread alone.
    std::shared_ptr<const video::Frame> frame_;
    int seenVersion_ = -1;
    std::unique_ptr<LiveRecorder> recorder_;
};

} // namespace blindspot::ui
