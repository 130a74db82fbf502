// detect: the boxes that a detector finds in pictures.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "app/cli/option_text.h"
#include "core/common/box.h"
#include "core/compute/device.h"
#include "core/evaluation/detect_picture.h"
#include "core/imaging/codec.h"
#include "core/workspace/detectors/detector_store.h"

#include <cmath>

namespace blindspot::cli {

namespace {

struct Arguments {
    std::string detector;
    std::vector<std::string> images;
    detector::NmsOptions nms;
    std::string device = "auto";
};

void tell(Context& context, const std::string& image, const evaluation::PictureDetection& found)
{
    const Box& box = found.box;
    const auto pixel = [](double value) { return std::to_string(std::lround(value)); };
    context.output.line(image + ": " + found.className + " " + std::to_string(found.score).substr(0, 5) +
                        " at (" + pixel(box.x1) + ", " + pixel(box.y1) + ") to (" + pixel(box.x2) + ", " +
                        pixel(box.y2) + ")");
    context.output.event("detection", {{"image", image},
                                       {"class", found.className},
                                       {"score", found.score},
                                       {"box", {box.x1, box.y1, box.x2, box.y2}}});
}

int detect(Context& context, const Arguments& arguments)
{
    arguments.nms.check();
    storage::Database database = context.workspace().connect();
    workspace::OpenedDetector opened = workspace::DetectorStore(database).open(arguments.detector);
    const compute::DeviceInfo device = compute::chooseDevice(arguments.device);
    opened.detector.moveTo(device.device, detector::Precision::Fp32);
    for (const Message& assumption : opened.detector.info().remarks.assumptions)
        context.output.message(Message(Message::tr("Detector %1: %2"), opened.name, assumption).english());
    std::size_t detections = 0;
    imaging::OddityTally oddities;
    for (const std::string& file : arguments.images) {
        context.throwIfStopped();
        const imaging::DecodedPicture picture = imaging::decodeFileLeniently(file);
        if (!picture.whole())
            context.output.message("warning: " + file + ": " + imaging::damageText(picture).english());
        oddities.add(picture, file);
        for (const evaluation::PictureDetection& found :
             evaluation::detectPicture(opened.detector, picture.image, arguments.nms)) {
            tell(context, file, found);
            ++detections;
        }
    }
    for (const Message& oddity : oddities.messages())
        context.output.message("warning: " + oddity.english());
    context.output.line(countedText(static_cast<std::int64_t>(detections), "detection") + " in " +
                        countedText(static_cast<std::int64_t>(arguments.images.size()), "image"));
    context.output.done(
        {{"images", arguments.images.size()}, {"detections", detections}, {"device", device.device}});
    return kDone;
}

} // namespace

void addDetectCommand(Commands& commands)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add("detect", "Finds the objects in pictures",
                                     [arguments](Context& context) { return detect(context, *arguments); });
    command->add_option("IMAGE", arguments->images, "Pictures")
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
    command->add_option("--device", arguments->device, "Where it is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
}

} // namespace blindspot::cli
