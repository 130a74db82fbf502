// detect: the boxes that a detector finds in pictures.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "app/cli/option_text.h"
#include "app/cli/video_frames.h"
#include "core/common/box.h"
#include "core/compute/device.h"
#include "core/evaluation/detect_picture.h"
#include "core/imaging/codec.h"
#include "core/workspace/detectors/detector_store.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace blindspot::cli {

namespace {

struct Arguments {
    std::string detector;
    std::vector<std::string> images;
    detector::NmsOptions nms;
    std::string device = "auto";
    FrameChoice frames;
    std::optional<std::string> out;
};

/// `frame`: of a video; null: it is a picture.
void tell(Context& context, const std::string& image, const evaluation::PictureDetection& found, const video::Frame* frame)
{
    const Box& box = found.box;
    const auto pixel = [](double value) { return std::to_string(std::lround(value)); };
    const std::string where = frame == nullptr ? image : image + ", frame " + std::to_string(frame->number);
    context.output.line(where + ": " + found.className + " " + std::to_string(found.score).substr(0, 5) +
                        " at (" + pixel(box.x1) + ", " + pixel(box.y1) + ") to (" + pixel(box.x2) + ", " +
                        pixel(box.y2) + ")");
    Json event = {{"image", image},
                            {"class", found.className},
                            {"score", found.score},
                            {"box", {box.x1, box.y1, box.x2, box.y2}}};
    if (frame != nullptr) {
        event["frame"] = frame->number;
        event["seconds"] = frame->seconds;
    }
    context.output.event("detection", std::move(event));
}

struct VideoCount {
    std::int64_t frames = 0;
    std::size_t detections = 0;
};

/// With --out also a copy of it with the boxes.
VideoCount detectInVideo(Context& context, const Arguments& arguments, const detector::Detector& detector, const std::string& name)
{
    VideoFrames frames(context, name, arguments.frames);
    std::optional<video::VideoRecorder> recorder;
    if (arguments.out) {
        frames.requireOther(*arguments.out);
        recorder.emplace(*arguments.out, video::RecordingOptions{.framesPerSecond = frames.framesPerSecond()});
    }
    VideoCount count;
    count.frames = frames.visit([&](const video::Frame& frame) {
        const auto detections = evaluation::detectPicture(detector, frame.image, arguments.nms);
        for (const evaluation::PictureDetection& found : detections)
            tell(context, name, found, &frame);
        count.detections += detections.size();
        if (!recorder) return;
        imaging::Image copy = frame.image;
        imaging::drawBoxes(copy, drawnBoxes(detections));
        recorder->add(copy);
    });
    if (recorder) recorder->finish();
    return count;
}

int detect(Context& context, const Arguments& arguments)
{
    arguments.nms.check();
    const auto videos = std::count_if(arguments.images.begin(), arguments.images.end(), isVideo);
    if (arguments.out && (videos != 1 || arguments.images.size() != 1))
        throw cliError("boxes are drawn into a copy of one video", "--out", "name one video and nothing else");
    storage::Database database = context.workspace().connect();
    workspace::OpenedDetector opened = workspace::DetectorStore(database).open(arguments.detector);
    const compute::DeviceInfo device = compute::chooseDevice(arguments.device);
    opened.detector.moveTo(device.device, detector::Precision::Fp32);
    for (const Message& assumption : opened.detector.info().remarks.assumptions)
        context.output.message(Message(Message::tr("Detector %1: %2"), opened.name, assumption).english());
    std::size_t detections = 0;
    std::int64_t frames = 0;
    imaging::OddityTally oddities;
    for (const std::string& file : arguments.images) {
        context.throwIfStopped();
        if (isVideo(file)) {
            const VideoCount count = detectInVideo(context, arguments, opened.detector, file);
            frames += count.frames;
            detections += count.detections;
            continue;
        }
        const imaging::DecodedPicture picture = imaging::decodeFileLeniently(file);
        if (!picture.whole())
            context.output.message("warning: " + file + ": " + imaging::damageText(picture).english());
        oddities.add(picture, file);
        for (const evaluation::PictureDetection& found :
             evaluation::detectPicture(opened.detector, picture.image, arguments.nms)) {
            tell(context, file, found, nullptr);
            ++detections;
        }
    }
    for (const Message& oddity : oddities.messages())
        context.output.message("warning: " + oddity.english());
    const auto images = static_cast<std::int64_t>(arguments.images.size()) - static_cast<std::int64_t>(videos);
    std::string in = images > 0 || videos == 0 ? countedText(images, "image") : "";
    if (videos > 0) in += (in.empty() ? "" : " and ") + countedText(frames, "frame");
    context.output.line(countedText(static_cast<std::int64_t>(detections), "detection") + " in " + in);
    context.output.done({{"images", images}, {"frames", frames}, {"detections", detections}, {"device", device.device}});
    return kDone;
}

} // namespace

void addDetectCommand(Commands& commands)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add("detect", "Finds the objects in pictures and videos",
                                     [arguments](Context& context) { return detect(context, *arguments); });
    command->add_option("IMAGE", arguments->images, "Pictures; videos, or camera:N, street:N, rtsp://... with --frames")
        ->required()
        ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    command->add_option("--detector", arguments->detector, "A detector's name, or its file of weights")
        ->type_name("NAME or FILE")
        ->required();
    command->add_option("--confidence", arguments->nms.confidence, "Lower scores are dropped, " + rangeOf<detector::NmsOptions>("--confidence"))
        ->type_name("SCORE")
        ->capture_default_str();
    command
        ->add_option("--iou", arguments->nms.iou,
                     "A box that overlaps a better one of its class by more is dropped, " +
                         rangeOf<detector::NmsOptions>("--iou"))
        ->type_name("FRACTION")
        ->capture_default_str();
    addFrameOptions(*command, arguments->frames);
    command->add_option("--out", arguments->out, "A copy of the video with the boxes: .mkv, .mp4 or .avi")->type_name("FILE");
    command->add_option("--device", arguments->device, "Where it is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
}

} // namespace blindspot::cli
