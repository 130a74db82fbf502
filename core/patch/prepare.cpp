#include "core/patch/prepare.h"

#include "core/common/box.h"
#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/detector/heads.h"
#include "core/detector/nms.h"
#include "core/patch/clean_check.h"
#include "core/patch/memory.h"
#include "core/patch/objective.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace blindspot::patch {

namespace {

/// What the options attack: objects of their class, or of any; never of a class that is to be created.
bool attacks(const TrainOptions& options, std::int64_t classIndex)
{
    if (options.classIndex != kAnyClass) return classIndex == options.classIndex;
    return options.objective != ObjectiveKind::Create || classIndex != options.target.index;
}

std::vector<Box> boxesOfClass(const compute::LabelledImage& image, const TrainOptions& options)
{
    std::vector<Box> boxes;
    if (!image.boxes.defined() || image.boxes.size(0) == 0) return boxes;
    const at::Tensor rows = image.boxes.to(at::kFloat).contiguous(),
                     labels = image.classes.to(at::kLong).contiguous();
    const auto row = rows.accessor<float, 2>();
    const auto label = labels.accessor<std::int64_t, 1>();
    for (std::int64_t i = 0; i < rows.size(0); ++i) {
        const Box box{row[i][0], row[i][1], row[i][2], row[i][3]};
        if (attacks(options, label[i]) && box.width() >= 1 && box.height() >= 1) boxes.push_back(box);
    }
    return boxes;
}

/// Whether the images have objects of the class that are too small to be one at the network's input.
bool anyOfClass(const std::vector<compute::LabelledImage>& images, const TrainOptions& options)
{
    return std::any_of(images.begin(), images.end(), [&](const compute::LabelledImage& image) {
        if (!image.classes.defined() || image.classes.numel() == 0) return false;
        const at::Tensor labels = image.classes.to(at::kLong).contiguous();
        const auto* label = labels.data_ptr<std::int64_t>();
        return std::any_of(label, label + labels.numel(), [&](std::int64_t one) { return attacks(options, one); });
    });
}

ImageTargets cleanDetections(const TrainOptions& options, const at::Tensor& pixels,
                             const detector::Detector& detector, const std::string& device)
{
    at::Tensor input = compute::unitValues(pixels.unsqueeze(0), at::Device(device));
    if (options.quantise) input = quantised(input, options.optimiser.learningRate);
    const auto found = detector::detectionsOf(detector.forward(input), {.confidence = 0.25, .iou = 0.7})[0];
    const auto count = static_cast<std::int64_t>(found.size());
    ImageTargets targets{at::empty({count, 4}), at::empty({count}, at::kLong)};
    for (std::int64_t i = 0; i < count; ++i) {
        const detector::Detection& detection = found[static_cast<std::size_t>(i)];
        // Clipped to the input, as ultralytics' predictor does before ART takes them as labels.
        const float limit = static_cast<float>(input.size(2));
        const float sides[] = {std::clamp(detection.x1, 0.0F, limit), std::clamp(detection.y1, 0.0F, limit),
                               std::clamp(detection.x2, 0.0F, limit), std::clamp(detection.y2, 0.0F, limit)};
        std::copy(std::begin(sides), std::end(sides), targets.boxes.data_ptr<float>() + 4 * i);
        targets.classes.data_ptr<std::int64_t>()[i] = detection.classIndex;
    }
    return targets;
}

/// The image with its values rounded as every pass would round them. float32 where the multiples are no whole
/// numbers.
at::Tensor roundedPixels(const at::Tensor& pixels, double step)
{
    const at::Tensor rounded = quantised(pixels.to(at::kFloat) / 255, step) * 255;
    return step == std::floor(step) ? rounded.round().to(at::kShort) : rounded;
}

void putOnDevice(const TrainOptions& options, const compute::LabelledImage& image, const detector::Detector& detector,
                 const std::string& device, PreparedImage& own)
{
    own.pixels = at::Tensor(); // of a first try that did not fit
    own.targets = ImageTargets();
    own.pixels = compute::deviceCopy(image.pixels, at::Device(device));
    if (options.objective == ObjectiveKind::DetectionLoss)
        own.targets = cleanDetections(options, own.pixels, detector, device);
    if (options.quantise && options.copiesPatch(detector.info().inputFit))
        own.pixels = roundedPixels(own.pixels, options.optimiser.learningRate);
}

} // namespace

std::vector<PreparedImage> prepareImages(const TrainOptions& options,
                                         const std::vector<compute::LabelledImage>& images,
                                         const detector::Detector& detector, const std::string& device,
                                         StopControl& stop, TrainingObserver& observer)
{
    const c10::NoGradGuard noGrad;
    const bool needsObjects =
        options.placement.kind == PlacementKind::Object ||
        (options.objective != ObjectiveKind::DetectionLoss && options.objective != ObjectiveKind::Create);
    std::vector<PreparedImage> prepared;
    compute::LoopThreadTuner tuner(compute::usableThreads());
    for (const compute::LabelledImage& image : images) {
        if (stop.shouldStop()) throw Cancelled(Message::tr("stopped before the first pass"));
        PreparedImage own;
        own.id = image.id;
        own.boxes = boxesOfClass(image, options);
        if (needsObjects && own.boxes.empty()) continue;
        own.content = image.content;
        own.aspect = image.aspect;
        const auto put = [&] { tuner.run([&] { putOnDevice(options, image, detector, device, own); }); };
        // Once more with what cached memory there is given back. There is one image at a time: nothing to halve.
        if (!compute::fitsIntoMemory(device, put) && !compute::fitsIntoMemory(device, put))
            throw outOfMemory({Message::tr("out of memory after %1 of %2 images were prepared"), prepared.size(), images.size()},
                              device);
        prepared.push_back(std::move(own));
    }
    const Message::Value name = options.classIndex == kAnyClass
                                    ? Message::Value(Message::tr("any"))
                                    : Message::Value(detector.info().classNames[static_cast<std::size_t>(options.classIndex)]);
    if (prepared.empty() && anyOfClass(images, options))
        throw Error({images.size() == 1
                         ? Message::tr("all objects of the class '%1' on the one image are less than a pixel wide or high at the "
                                       "network's input")
                         : Message::tr("all objects of the class '%1' on the %2 images are less than a pixel wide or high at the "
                                       "network's input"),
                     name, images.size()},
                    Message::tr("the selection"),
                    Message::tr("check that the boxes of the dataset are in pixels, and import it again"));
    if (prepared.empty())
        throw Error(
            images.size() == 1
                ? Message(Message::tr("the one image has no object of the class '%1'"), name)
                : Message(Message::tr("none of the %1 images has an object of the class '%2'"), images.size(), name),
            Message::tr("the selection"), Message::tr("choose another class or a selection made for it"));
    if (prepared.size() < images.size())
        observer.onLog(LogLevel::Warning,
                       {images.size() - prepared.size() == 1
                            ? Message::tr("%1 of %2 images has no object of the class '%3' and is left out")
                            : Message::tr("%1 of %2 images have no object of the class '%3' and are left out"),
                        images.size() - prepared.size(), images.size(), name});
    warnOfBlindDetector(options, findClean(options, prepared, detector, device, stop), name, observer);
    return prepared;
}

at::Tensor makeInitialPatch(const TrainOptions& options)
{
    const std::int64_t side = options.patchSize;
    if (options.initial == "grey") return at::full({3, side, side}, 127.5);
    const at::Tensor patch = at::empty({3, side, side});
    // A stream of its own: iterations count from 0, so none has this number.
    RandomStream random(options.seed, ~std::uint64_t{0}, 0);
    auto* values = patch.data_ptr<float>();
    for (std::int64_t i = 0; i < patch.numel(); ++i)
        values[i] = static_cast<float>(random.below(255));
    return patch;
}

} // namespace blindspot::patch
