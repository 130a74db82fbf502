// detect: the boxes that a detector finds in pictures.
#include "app/cli/command.h"
#include "app/cli/option_text.h"
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/dataset/image_tensor.h"
#include "core/detector/nms.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"
#include "core/runs/detector_store.h"

#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

#include <cmath>

namespace blindspot::cli {

namespace {

struct Arguments {
    std::string detector;
    std::vector<std::string> images;
    detector::NmsOptions nms;
    std::string device = "auto";
};

void requireFraction(double value, const char* option)
{
    if (!(value >= 0 && value <= 1))
        throw Error("the value " + (std::isnan(value) ? "nan" : numberText(value)) + " is out of range",
                    option, "use 0 to 1");
}

std::vector<detector::Detection> detectionsIn(const imaging::Image& input, const detector::Detector& detector,
                                              const detector::NmsOptions& nms)
{
    const c10::InferenceMode guard;
    const at::Tensor pixels =
        dataset::tensorFromImage(input).unsqueeze(0).to(at::Device(detector.device()), at::kFloat).div(255);
    const detector::Decoded decoded = detector::decode(detector.forward(pixels), input.height, input.width);
    return detector::nonMaximumSuppression({decoded.boxes.cpu(), decoded.scores.cpu()}, nms).front();
}

void tell(Context& context, const std::string& image, const std::string& className, double score,
          const imaging::Box& box)
{
    const auto pixel = [](double value) { return std::to_string(std::lround(value)); };
    context.output.line(image + ": " + className + " " + std::to_string(score).substr(0, 5) + " at (" +
                        pixel(box.x1) + ", " + pixel(box.y1) + ") to (" + pixel(box.x2) + ", " +
                        pixel(box.y2) + ")");
    context.output.event("detection", {{"image", image},
                                       {"class", className},
                                       {"score", score},
                                       {"box", {box.x1, box.y1, box.x2, box.y2}}});
}

int detect(Context& context, const Arguments& arguments)
{
    requireFraction(arguments.nms.confidence, "--confidence");
    requireFraction(arguments.nms.iou, "--iou");
    storage::Database database = context.workspace().connect();
    runs::OpenedDetector opened = runs::DetectorStore(database).open(arguments.detector);
    const compute::DeviceInfo device = compute::chooseDevice(arguments.device);
    opened.detector.moveTo(device.device, detector::Precision::Fp32);
    const detector::DetectorInfo& info = opened.detector.info();
    std::size_t detections = 0;
    for (const std::string& file : arguments.images) {
        context.throwIfStopped();
        const imaging::LetterboxedImage input =
            imaging::letterbox(imaging::decodeFile(file), static_cast<int>(info.inputSize));
        for (const detector::Detection& found : detectionsIn(input.image, opened.detector, arguments.nms)) {
            const imaging::Box box =
                input.letterbox.toPicture({static_cast<double>(found.x1), static_cast<double>(found.y1),
                                           static_cast<double>(found.x2), static_cast<double>(found.y2)});
            tell(context, file, info.classNames[static_cast<std::size_t>(found.classIndex)],
                 static_cast<double>(found.score), box);
            ++detections;
        }
    }
    context.output.line(std::to_string(detections) + " detections in " +
                        std::to_string(arguments.images.size()) + " images");
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
    command->add_option("--confidence", arguments->nms.confidence, "Lower scores are dropped, 0 to 1")
        ->type_name("SCORE")
        ->capture_default_str();
    command
        ->add_option("--iou", arguments->nms.iou,
                     "A box that overlaps a better one of its class by more is dropped, 0 to 1")
        ->type_name("FRACTION")
        ->capture_default_str();
    command->add_option("--device", arguments->device, "Where it is computed")
        ->type_name("auto, cpu or cuda:N")
        ->capture_default_str();
}

} // namespace blindspot::cli
