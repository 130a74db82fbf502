// apply --video: a patched copy of a video.
#include "app/cli/apply_video.h"

#include "app/cli/cli_error.h"
#include "core/compute/device.h"
#include "core/evaluation/frame_look.h"
#include "core/workspace/detectors/detector_store.h"

namespace blindspot::cli {

namespace {

/// Lays the patch on frames: at a fixed place, or on what a detector finds.
class FramePatcher {
  public:
    FramePatcher(Context& context, const VideoCopy& copy) : copy_(copy)
    {
        if (!copy.detector) return;
        database_.emplace(context.workspace().connect());
        opened_.emplace(workspace::DetectorStore(*database_).open(*copy.detector));
        opened_->detector.moveTo(compute::chooseDevice(copy.device).device, detector::Precision::Fp32);
        options_.className = copy.className.value_or("");
        options_.arm = copy.options.arm;
        options_.placement = copy.options.placement;
        options_.seed = copy.options.seed;
    }

    imaging::Image patched(const video::Frame& frame)
    {
        const auto key = static_cast<std::uint64_t>(frame.number);
        if (!opened_) {
            imaging::Image picture = frame.image;
            places += evaluation::pastePatch(picture, copy_.patch, {}, copy_.options, key);
            return picture;
        }
        evaluation::FrameLook look = evaluation::lookAtFrame(opened_->detector, frame.image, copy_.patch, nullptr, options_, key);
        evaluation::FrameView& view = look.view(evaluation::FrameWay::Patched);
        places += static_cast<std::int64_t>(look.places.size());
        objects += static_cast<std::int64_t>(look.objects.size());
        noticed += view.noticed;
        if (copy_.boxes) imaging::drawBoxes(view.picture, drawnBoxes(view.detections));
        return std::move(view.picture);
    }

    bool looks() const { return opened_.has_value(); }

    std::int64_t places = 0, objects = 0, noticed = 0;

  private:
    const VideoCopy& copy_;
    std::optional<storage::Database> database_;
    std::optional<workspace::OpenedDetector> opened_;
    evaluation::FrameLookOptions options_;
};

} // namespace

int applyToVideo(Context& context, const VideoCopy& copy)
{
    if (copy.options.placement.kind == patch::PlacementKind::Object && !copy.detector)
        throw cliError("a video has no annotations to place the patch by", "--video",
                       "name a --detector that finds the objects, or use --placement fixed:ROW,COL");
    if (copy.boxes && !copy.detector) throw cliError("there are no boxes without a detector", "--boxes", "name a --detector");
    VideoFrames frames(context, copy.video, copy.frames);
    frames.requireOther(copy.out);
    FramePatcher patcher(context, copy);
    video::VideoRecorder recorder(copy.out, {.framesPerSecond = frames.framesPerSecond()});
    frames.visit([&](const video::Frame& frame) { recorder.add(patcher.patched(frame)); });
    const video::RecordedVideo recorded = recorder.finish();
    std::string line = countedText(recorded.frames, "frame") + " with " + countedText(patcher.places, "place") + " covered in " + copy.out;
    if (patcher.looks())
        line += "; of " + countedText(patcher.objects, "object") + " that the detector finds in the frames as they are it still notices " +
                std::to_string(patcher.noticed);
    context.output.line(line);
    context.output.done({{"frames", recorded.frames},
                         {"seconds", recorded.seconds},
                         {"places", patcher.places},
                         {"objects", patcher.objects},
                         {"noticed", patcher.noticed},
                         {"out", copy.out}});
    return kDone;
}

} // namespace blindspot::cli
