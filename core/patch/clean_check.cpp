#include "core/patch/clean_check.h"

#include "core/common/box.h"
#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/detector/heads.h"
#include "core/detector/nms.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <utility>

namespace blindspot::patch {

namespace {

constexpr std::size_t kMostImages = 32; ///< that go through the network for this alone

double overlap(const Box& a, const Box& b)
{
    const double both = a.intersected(b).area();
    return both > 0 ? both / (a.area() + b.area() - both) : 0;
}

/// Of one image: how many of `objects` have a detection of their own.
std::int64_t countFound(const std::vector<Box>& objects, std::vector<Box> detections)
{
    std::int64_t found = 0;
    for (const Box& object : objects) {
        const auto best =
            std::max_element(detections.begin(), detections.end(), [&](const Box& a, const Box& b) {
                return overlap(object, a) < overlap(object, b);
            });
        if (best == detections.end() || overlap(object, *best) < 0.5) continue;
        detections.erase(best);
        ++found;
    }
    return found;
}

/// The boxes of the class, and how many there are of any.
std::pair<std::vector<Box>, std::int64_t> knownDetections(const ImageTargets& targets,
                                                          std::int64_t classIndex)
{
    std::vector<Box> boxes;
    const at::Tensor rows = targets.boxes.contiguous(), labels = targets.classes.contiguous();
    for (std::int64_t i = 0; i < labels.numel(); ++i) {
        const float* box = rows.data_ptr<float>() + 4 * i;
        if (classIndex == kAnyClass || labels.data_ptr<std::int64_t>()[i] == classIndex)
            boxes.push_back({box[0], box[1], box[2], box[3]});
    }
    return {std::move(boxes), labels.numel()};
}

std::pair<std::vector<Box>, std::int64_t> detect(const PreparedImage& image,
                                                 const detector::Detector& detector,
                                                 const std::string& device, std::int64_t classIndex)
{
    const at::Tensor input = compute::unitValues(image.pixels.unsqueeze(0), at::Device(device));
    const auto found = detector::detectionsOf(detector.forward(input), {.confidence = 0.25, .iou = 0.7})[0];
    std::vector<Box> boxes;
    for (const detector::Detection& one : found)
        if (classIndex == kAnyClass || one.classIndex == classIndex) boxes.push_back({one.x1, one.y1, one.x2, one.y2});
    return {std::move(boxes), static_cast<std::int64_t>(found.size())};
}

} // namespace

CleanFindings findClean(const TrainOptions& options, const std::vector<PreparedImage>& images,
                        const detector::Detector& detector, const std::string& device, StopControl& stop)
{
    const c10::NoGradGuard noGrad;
    CleanFindings findings;
    compute::LoopThreadTuner tuner(compute::usableThreads());
    const bool known = !images.empty() && images.front().targets.boxes.defined();
    const std::size_t looks = known ? images.size() : std::min(images.size(), kMostImages);
    for (std::size_t i = 0; i < looks; ++i) {
        if (stop.shouldStop()) throw Cancelled(Message::tr("stopped before the first pass"));
        const PreparedImage& image = images[i * images.size() / looks];
        std::pair<std::vector<Box>, std::int64_t> seen;
        const bool fits = compute::fitsIntoMemory(device, [&] {
            if (known)
                seen = knownDetections(image.targets, options.classIndex);
            else
                tuner.run([&] { seen = detect(image, detector, device, options.classIndex); });
        });
        if (!fits) break; // the training itself says what does not fit
        auto& [boxes, detections] = seen;
        ++findings.images;
        findings.detections += detections;
        findings.objects += static_cast<std::int64_t>(image.boxes.size());
        findings.found += countFound(image.boxes, std::move(boxes));
    }
    for (const PreparedImage& image : images)
        for (const Box& box : image.boxes)
            findings.largestSide = std::max(findings.largestSide, std::min(box.width(), box.height()));
    return findings;
}

namespace {

/// Of the objects %1, the class %2, the images %3: one is said as one.
Message::Text noneOf(const CleanFindings& findings)
{
    if (findings.images > 1 && findings.objects > 1)
        return Message::tr("the detector finds none of the %1 objects of the class '%2' on the %3 clean "
                           "images that were looked at "
                           "(IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that "
                           "the boxes fit the images "
                           "and that the detector knows images like these");
    if (findings.images > 1)
        return Message::tr("the detector does not find the one object of the class '%2' on the %3 clean images that were looked at "
                           "(IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the box fits the image "
                           "and that the detector knows images like this one");
    if (findings.objects > 1)
        return Message::tr("the detector finds none of the %1 objects of the class '%2' on the one clean image that was looked at "
                           "(IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the boxes fit the image "
                           "and that the detector knows images like this one");
    return Message::tr("the detector does not find the one object of the class '%2' on the one clean image that was looked at "
                       "(IoU 0.5, confidence 0.25): there is nothing that a patch could hide; check that the box fits the image and "
                       "that the detector knows images like this one");
}

} // namespace

void warnOfBlindDetector(const TrainOptions& options, const CleanFindings& findings,
                         const Message::Value& className, TrainingObserver& observer)
{
    constexpr double smallestSide = 8; // pixels of the input: the finest stride that any of the networks has
    constexpr double few = 0.1;        // of the objects
    const auto warn = [&](const Message& message) { observer.onLog(LogLevel::Warning, message); };
    if (findings.images == 0) return;
    if (options.objective == ObjectiveKind::Create) return; // it takes nothing away
    if (options.objective == ObjectiveKind::DetectionLoss && findings.detections == 0)
        warn({findings.images == 1 ? Message::tr("the detector finds nothing at all on the one clean image (confidence 0.25): its loss "
                                                 "has no object to be raised at")
                                   : Message::tr("the detector finds nothing at all on the %1 clean images (confidence 0.25): their "
                                                 "loss has no object to be "
                                                 "raised at"),
              findings.images});
    if (findings.objects == 0) return;
    if (findings.largestSide < smallestSide)
        warn({Message::tr("all objects of the class '%1' are less than %2 pixels wide or high at the "
                          "network's input: no detector finds "
                          "them; check that the boxes are in pixels"),
              className, static_cast<int>(smallestSide)});
    if (findings.found == 0)
        warn({noneOf(findings), findings.objects, className, findings.images});
    else if (static_cast<double>(findings.found) < few * static_cast<double>(findings.objects))
        warn({findings.images == 1
                  ? Message::tr("the detector finds only %1 of the %2 objects of the class '%3' on the one clean image that was "
                                "looked at (IoU 0.5, confidence 0.25): little is there that a patch could hide")
                  : Message::tr("the detector finds only %1 of the %2 objects of the class '%3' on the %4 clean "
                                "images that were looked at "
                                "(IoU 0.5, confidence 0.25): little is there that a patch could hide"),
              findings.found, findings.objects, className, findings.images});
}

} // namespace blindspot::patch
