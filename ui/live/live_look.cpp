#include "ui/live/live_look.h"

#include "core/common/class_names.h"
#include "core/common/stopwatch.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr std::chrono::milliseconds kWait{60}; ///< for a frame; then whoever else wants the thread has it

QRectF rectOf(const Box& box)
{
    return {box.x1, box.y1, box.width(), box.height()};
}

/// What is detected, and, as empty places, the objects that nothing touches any more.
std::vector<PictureBox> boxesOf(const evaluation::FrameView& view, const std::vector<Box>& objects, const metrics::NoticeRule& rule,
                                FrameWay way)
{
    std::vector<PictureBox> boxes;
    for (const evaluation::PictureDetection& one : view.detections)
        boxes.push_back({rectOf(one.box), QStringLiteral("%1 %2").arg(QString::fromStdString(one.className)).arg(one.score, 0, 'f', 2),
                         way == FrameWay::Clean ? BoxRole::Plain : BoxRole::Found});
    if (way == FrameWay::Clean) return boxes;
    for (const Box& object : objects) {
        const bool seen = std::any_of(view.detections.begin(), view.detections.end(), [&](const evaluation::PictureDetection& one) {
            return metrics::touches(metrics::cocoBox(one.box), metrics::cocoBox(object), rule.overlap);
        });
        if (!seen) boxes.push_back({rectOf(object), {}, BoxRole::Missed});
    }
    return boxes;
}

/// Detections of the class that is hidden alone: a car beside the person is no answer.
void keepClass(std::vector<evaluation::PictureDetection>& detections, const std::string& className)
{
    if (className.empty()) return;
    std::erase_if(detections, [&](const evaluation::PictureDetection& one) { return !sameClass(one.className, className); });
}

} // namespace

void LiveLooker::want(LiveRequest request)
{
    const bool stopped = request.stopped;
    {
        const std::scoped_lock lock(mutex_);
        if (wanted_.request.stopped == stopped && wanted_.version > 0) {
            wanted_.request = std::move(request);
            ++wanted_.version;
            return;
        }
        wanted_.request = std::move(request);
        ++wanted_.version;
    }
    reader_.setPaused(stopped);
}

void LiveLooker::record(LiveRecordingPlan plan)
{
    const std::scoped_lock lock(mutex_);
    wanted_.plan = std::move(plan);
    wanted_.recording = true;
}

void LiveLooker::stopRecording()
{
    const std::scoped_lock lock(mutex_);
    wanted_.recording = false;
}

LiveLooker::Wanted LiveLooker::wanted() const
{
    const std::scoped_lock lock(mutex_);
    return wanted_;
}

void LiveLooker::keepRecording(const Wanted& wanted, const evaluation::FrameLook& look, double age, LiveSeen& seen)
{
    try {
        if (wanted.recording && !recorder_) recorder_ = std::make_unique<LiveRecorder>(*wanted.plan);
        if (!recorder_) return;
        if (wanted.recording) {
            recorder_->add(look, age);
            seen.recording = recorder_->recording();
        } else {
            seen.recording = recorder_->finish();
            recorder_.reset();
        }
    } catch (const Error& error) {
        seen.recordingProblem = errorText(error);
        if (recorder_) seen.recording = recorder_->recording();
        recorder_.reset();
        stopRecording();
    }
}

LiveSeen LiveLooker::look(Vision& vision)
{
    LiveSeen seen;
    std::optional<video::NewestFrame> newest = reader_.take(kWait);
    const Wanted now = wanted();
    const LiveRequest& request = now.request;
    if (newest) frame_ = newest->frame;
    const bool again = !newest && frame_ && request.stopped && now.version != seenVersion_;
    const bool ends = recorder_ && !now.recording;
    if (request.detector.empty() || (!newest && !again && !ends) || !frame_) return seen;

    const detector::Detector& detector = vision.detector(request.detector);
    const Stopwatch watch;
    evaluation::FrameLookOptions options;
    options.className = request.className;
    options.arm = request.arm;
    if (request.patch) {
        options.placement = request.patch->placement;
        options.inputSide = request.patch->inputSide;
        options.inputFit = request.patch->inputFit;
    }
    options.places = request.places;
    options.patched = request.patched;
    static const imaging::Image none(1, 1); // of the controls, which take their size from the objects
    evaluation::FrameLook look =
        evaluation::lookAtFrame(detector, frame_->image, request.patch ? request.patch->picture : none, request.defence.get(), options,
                                static_cast<std::uint64_t>(frame_->number));
    for (std::size_t i = 0; i < evaluation::kFrameWays; ++i) {
        evaluation::FrameView& view = look.views[i];
        if (!view.looked) continue;
        keepClass(view.detections, request.className);
        LiveSide& side = seen.sides[i];
        side.picture = ScaledPicture(toQImage(view.picture));
        side.boxes = boxesOf(view, look.objects, options.notice, static_cast<FrameWay>(i));
        side.noticed = view.noticed;
        side.looked = true;
    }
    seen.looked = true;
    seen.places = look.places;
    seen.objects = static_cast<std::int64_t>(look.objects.size());
    seen.frame = frame_->number;
    seen.seconds = frame_->seconds;
    seen.size = {frame_->image.width, frame_->image.height};
    if (newest) seen.arrived = newest->arrived;
    seen.passes = look.passes;
    seen.passSeconds = look.passes > 0 ? look.networkSeconds / look.passes : 0;
    seenVersion_ = now.version;
    keepRecording(now, look, newest ? newest->age() : 0, seen);
    seen.lookSeconds = watch.seconds();
    return seen;
}

} // namespace blindspot::ui
