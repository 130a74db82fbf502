#include "core/detector_training/validation.h"

#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/detector/heads.h"
#include "core/detector/nms.h"
#include "core/metrics/average_precision.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/stack.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace blindspot::detector_training {

namespace {

constexpr std::size_t kBatch = 16;
constexpr detector::NmsOptions kValidation = {
    .confidence = 0.001, .iou = 0.7, .maxDetections = 100, .maxCandidates = 2000, .multiLabel = true};

/// One entry a class.
std::vector<metrics::ImageBoxes> boxesByClass(const compute::LabelledImage& image,
                                                 const std::vector<detector::Detection>& detections,
                                                 std::int64_t classes)
{
    std::vector<metrics::ImageBoxes> byClass(static_cast<std::size_t>(classes));
    if (image.boxes.defined() && image.boxes.numel() > 0) {
        const at::Tensor rows = image.boxes.to(at::kFloat).contiguous(),
                         labels = image.classes.to(at::kLong).contiguous();
        const auto* row = rows.data_ptr<float>();
        const auto* label = labels.data_ptr<std::int64_t>();
        for (std::int64_t i = 0; i < rows.size(0); ++i, row += 4) {
            if (label[i] < 0 || label[i] >= classes) continue;
            const metrics::CocoBox box = metrics::cocoBox({row[0], row[1], row[2], row[3]});
            byClass[static_cast<std::size_t>(label[i])].annotations.push_back(
                {.box = box, .area = box.area()});
        }
    }
    for (const detector::Detection& one : detections)
        byClass[static_cast<std::size_t>(one.classIndex)].detections.push_back(
            {metrics::cocoBox({one.x1, one.y1, one.x2, one.y2}), one.score});
    return byClass;
}

std::vector<std::vector<detector::Detection>> detect(const detector::Detector& detector,
                                                     const std::vector<compute::LabelledImage>& images,
                                                     std::size_t first, std::size_t count)
{
    std::vector<at::Tensor> pixels;
    for (std::size_t i = first; i < first + count; ++i)
        pixels.push_back(images[i].pixels);
    const at::Tensor input = compute::unitValues(at::stack(pixels), at::Device(detector.device()));
    return detector::detectionsOf(detector.forward(input), kValidation);
}

/// Up to `batch` images, which is halved until they fit.
std::vector<std::vector<detector::Detection>> detectFitting(const detector::Detector& detector,
                                                            const std::vector<compute::LabelledImage>& images,
                                                            std::size_t first, std::size_t& batch,
                                                            const LogSink& log)
{
    while (true) {
        const std::size_t count = std::min(batch, images.size() - first);
        std::vector<std::vector<detector::Detection>> found;
        if (compute::fitsIntoMemory(detector.device(), [&] { found = detect(detector, images, first, count); })) return found;
        if (count <= 1)
            throw OutOfMemory(Message::tr("the memory is not enough to validate with one image at a time"),
                              detector.device(),
                              Message(Message::tr("use a smaller --batch, --input-size or --scale"))
                                  .inWindow(Message::tr("use a smaller batch, input size or scale")));
        batch = count / 2;
        if (log) log(LogLevel::Warning, {Message::tr("Out of memory: going on with %1 network inputs at a time"), batch});
    }
}

} // namespace

std::optional<double> averagePrecision50(const detector::Detector& detector,
                                         const std::vector<compute::LabelledImage>& images, StopControl& stop,
                                         const LogSink& log)
{
    const c10::InferenceMode guard;
    const std::int64_t classes = detector.classCount();
    std::vector<std::vector<metrics::MatchedImage>> matched(static_cast<std::size_t>(classes));
    std::size_t batch = kBatch;
    compute::LoopThreadTuner tuner(compute::usableThreads());
    for (std::size_t first = 0, count = 0; first < images.size(); first += count) {
        if (stop.shouldStop()) return {};
        std::vector<std::vector<detector::Detection>> found;
        tuner.run([&] { found = detectFitting(detector, images, first, batch, log); }, std::min(batch, images.size() - first));
        count = found.size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto byClass = boxesByClass(images[first + i], found[i], classes);
            for (std::size_t c = 0; c < byClass.size(); ++c)
                matched[c].push_back(metrics::matchImage(byClass[c]));
        }
    }
    double sum = 0;
    int defined = 0;
    for (const auto& ofClass : matched) {
        const metrics::PrecisionRecall figures = metrics::RankedDetections(ofClass).at(0);
        if (!figures.defined) continue;
        sum += figures.averagePrecision;
        ++defined;
    }
    if (defined == 0) return {};
    return sum / defined;
}

} // namespace blindspot::detector_training
