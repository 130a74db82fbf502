#include "core/video/capture.h"

#include "core/common/stopwatch.h"
#include "core/imaging/mat.h"
#include "core/imaging/quiet_opencv.h"
#include "core/video/ffmpeg_words.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace blindspot::video {

namespace {

/// A count that is none: of raw streams FFmpeg derives numbers beyond all reason.
constexpr double kMostFrames = 1e9;

/// The frames that a file with this many would lose by estimates, and those that are lost indeed.
bool endedEarly(const SourceInfo& info, std::int64_t read, double seconds)
{
    if (info.frames <= 0) return false;
    const auto share = [&](double part, double whole) { return whole > 0 && part < 0.9 * whole; };
    const double duration = info.framesPerSecond > 0 ? static_cast<double>(info.frames) / info.framesPerSecond : 0;
    return share(static_cast<double>(read) + 1, static_cast<double>(info.frames)) && share(seconds, duration);
}

/// OpenCV waits ten seconds for a camera's picture unless its environment says otherwise, which it reads once. Set before there
/// are threads; what the user has set stays.
const bool kCameraWait = [] { return setenv("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "1", 0) == 0; }();

} // namespace

void prepareCapture()
{
    static_cast<void>(kCameraWait);
    imaging::quietOpenCvOnce();
}

CaptureSource::CaptureSource(cv::VideoCapture capture, SourceKind kind, std::string name)
    : capture_(std::move(capture)), kind_(kind)
{
    info_.name = std::move(name);
    info_.live = info_.endless = kind != SourceKind::File;
    info_.size = {static_cast<int>(capture_.get(cv::CAP_PROP_FRAME_WIDTH)),
                  static_cast<int>(capture_.get(cv::CAP_PROP_FRAME_HEIGHT))};
    const double rate = capture_.get(cv::CAP_PROP_FPS);
    if (std::isfinite(rate) && rate > 0.01 && rate <= 1000) info_.framesPerSecond = rate;
    const double count = capture_.get(cv::CAP_PROP_FRAME_COUNT);
    if (kind == SourceKind::File && std::isfinite(count) && count >= 1 && count <= kMostFrames)
        info_.frames = std::llround(count);
    if (info_.framesPerSecond > 0) step_ = 1 / info_.framesPerSecond;
}

/// The source's own time of the frame just grabbed; where it has none (raw streams, the last frames of a file with reordered ones)
/// a step after the last one.
double CaptureSource::timeOf(std::int64_t number)
{
    const double said = capture_.get(cv::CAP_PROP_POS_MSEC) / 1000;
    if (number == 0) return std::isfinite(said) && said > 0 && kind_ == SourceKind::File ? said : 0;
    if (std::isfinite(said) && said > last_) {
        step_ = std::clamp(said - last_, 0.001, 10.0);
        return said;
    }
    return last_ + step_;
}

void CaptureSource::brokenOff() const
{
    if (kind_ == SourceKind::Camera)
        throw Error(Message::tr("the camera gives no pictures any more"), info_.name,
                    Message::tr("check its cable, and that no other program uses it"));
    throw Error(Message::tr("the stream gives no pictures any more"), info_.name,
                Message::tr("check the network and the camera"));
}

bool CaptureSource::grab(Frame& frame)
{
    if (ended_) return false;
    if (!capture_.grab()) {
        if (kind_ != SourceKind::File) brokenOff();
        ended_ = true;
        return false;
    }
    frame.number = next_++;
    frame.seconds = last_ = timeOf(frame.number);
    return true;
}

void CaptureSource::retrieve(Frame& frame)
{
    const FfmpegWords words;
    // OpenCV converts every frame as if it had the first one's size and hands on what was there before when that fails. It fails
    // already for the last frames before the change, while the decoder is ahead of them.
    const bool got = capture_.retrieve(pixels_) && !pixels_.empty();
    if (words.say("Slice parameters") || words.say("is invalid"))
        throw Error(Message(Message::tr("from frame %1 on the pictures have another size, which cannot be followed"), frame.number),
                    info_.name, Message::tr("cut the video there into two files"));
    if (!got || pixels_.type() != CV_8UC3)
        throw Error(Message(Message::tr("frame %1 cannot be decoded"), frame.number), info_.name,
                    Message::tr("convert the video to H.264 in an MP4 file"));
    if (frame.image.width != pixels_.cols || frame.image.height != pixels_.rows)
        frame.image = imaging::Image(pixels_.cols, pixels_.rows);
    cv::cvtColor(pixels_, imaging::asMat(frame.image), cv::COLOR_BGR2RGB);
}

bool CaptureSource::read(Frame& frame)
{
    if (!grab(frame)) return false;
    retrieve(frame);
    return true;
}

bool CaptureSource::skip(Frame& frame)
{
    return grab(frame);
}

std::vector<Message> CaptureSource::remarks() const
{
    if (!ended_ || !endedEarly(info_, next_, last_)) return {};
    return {Message(Message::tr("the video ends early: %1 of %2 frames could be read; the file is cut off or damaged"), next_,
                    info_.frames)};
}

} // namespace blindspot::video
