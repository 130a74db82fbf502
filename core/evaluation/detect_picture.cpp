#include "core/evaluation/detect_picture.h"

#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/dataset/image_tensor.h"
#include "core/detector/heads.h"
#include "core/imaging/resize.h"

#include <ATen/Functions.h>
#include <c10/core/InferenceMode.h>

namespace blindspot::evaluation {

namespace {

std::vector<detector::Detection> look(const detector::Detector& detector, const imaging::Image& input,
                                      const detector::NmsOptions& options)
{
    const at::Tensor pixels = compute::unitValues(dataset::tensorFromImage(input).unsqueeze(0), at::Device(detector.device()));
    return detector::detectionsOf(detector.forward(pixels), options).front();
}

/// Once more with what cached memory there is given back, where the first time it was not enough.
std::vector<detector::Detection> lookTwice(const detector::Detector& detector, const imaging::Image& input,
                                           const detector::NmsOptions& options)
{
    std::vector<detector::Detection> found;
    thread_local compute::LoopThreadTuner tuner(compute::usableThreads()); // knows what this thread's earlier pictures cost
    const auto once = [&] { tuner.run([&] { found = look(detector, input, options); }); };
    const std::string& device = detector.device();
    if (!compute::fitsIntoMemory(device, once) && !compute::fitsIntoMemory(device, once)) throw pictureDoesNotFit(device);
    return found;
}

} // namespace

OutOfMemory pictureDoesNotFit(const std::string& device)
{
    return OutOfMemory(Message::tr("one picture does not fit into the memory"), device,
                       Message(Message::tr("use --device cpu, or a smaller detector"))
                           .inWindow(Message::tr("use the CPU or a smaller detector")));
}

std::vector<PictureDetection> detectPicture(const detector::Detector& detector, const imaging::Image& picture,
                                            const detector::NmsOptions& options)
{
    if (picture.empty()) throw Error(Message::tr("there is no picture to look at"));
    const c10::InferenceMode guard;
    const detector::DetectorInfo& info = detector.info();
    const imaging::FittedImage input = imaging::fitToInput(picture, info.input());
    std::vector<PictureDetection> detections;
    for (const detector::Detection& one : lookTwice(detector, input.image, options)) {
        PictureDetection& detection = detections.emplace_back();
        detection.box = input.place.toPicture({static_cast<double>(one.x1), static_cast<double>(one.y1),
                                               static_cast<double>(one.x2), static_cast<double>(one.y2)});
        detection.className = info.classNames[static_cast<std::size_t>(one.classIndex)];
        detection.classIndex = one.classIndex;
        detection.score = static_cast<double>(one.score);
    }
    return detections;
}

} // namespace blindspot::evaluation
