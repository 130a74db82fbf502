#include "core/detector_training/validation.h"

#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/loop_threads.h"
#include "core/detector/heads.h"
#include "core/detector/nms.h"
#include "core/metrics/average_precision.h"
#include "core/ranks/share.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/stack.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <iterator>

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

constexpr std::size_t kNumbers = 6; ///< of a detection that is sent

/// How many detections each image has, and their numbers.
std::vector<double> numbersOf(const std::vector<std::vector<detector::Detection>>& found)
{
    std::vector<double> numbers;
    for (const auto& ofImage : found) {
        numbers.push_back(static_cast<double>(ofImage.size()));
        for (const detector::Detection& one : ofImage)
            for (const double value : {double{one.x1}, double{one.y1}, double{one.x2}, double{one.y2}, double{one.score}, static_cast<double>(one.classIndex)})
                numbers.push_back(value);
    }
    return numbers;
}

/// The reverse, behind `at`, of so many images.
std::vector<std::vector<detector::Detection>> readNumbers(const std::vector<double>& numbers, std::size_t at, std::size_t images)
{
    std::vector<std::vector<detector::Detection>> found(images);
    for (auto& ofImage : found) {
        ofImage.resize(static_cast<std::size_t>(numbers.at(at++)));
        for (detector::Detection& one : ofImage) {
            const auto value = [&](std::size_t i) { return static_cast<float>(numbers.at(at + i)); };
            one = {value(0), value(1), value(2), value(3), value(4), static_cast<std::int64_t>(numbers.at(at + 5))};
            at += kNumbers;
        }
    }
    return found;
}

/// The detections of all images, in their order, batch by batch; of several ranks each takes every so many-th batch.
class SharedLook {
  public:
    SharedLook(const detector::Detector& detector, const std::vector<compute::LabelledImage>& images, StopControl& stop, ranks::Ranks& ranks,
               const LogSink& log)
        : detector_(detector), images_(images), stop_(stop), ranks_(ranks), log_(log), tuner_(compute::usableThreads())
    {
    }

    /// Hands on each image's detections; false where a stop was asked for.
    template <typename Sink> bool run(const Sink& sink)
    {
        const std::size_t round = kBatch * static_cast<std::size_t>(ranks_.size());
        for (std::size_t first = 0; first < images_.size(); first += round) {
            const bool stop = stop_.shouldStop();
            if (stop && ranks_.isAlone()) return false;
            const auto own = first + kBatch * static_cast<std::size_t>(ranks_.rank());
            const auto found = look(own, countFrom(own));
            if (ranks_.isAlone()) {
                tell(first, found, sink);
                continue;
            }
            std::vector<double> numbers = numbersOf(found);
            numbers.insert(numbers.begin(), stop ? 1 : 0);
            const auto all = ranks::gather(ranks_, numbers);
            if (std::any_of(all.begin(), all.end(), [](const auto& one) { return one.front() > 0; })) return false;
            for (std::size_t rank = 0; rank < all.size(); ++rank) {
                const std::size_t begin = first + kBatch * rank;
                tell(begin, readNumbers(all[rank], 1, countFrom(begin)), sink);
            }
        }
        return true;
    }

  private:
    std::size_t countFrom(std::size_t first) const { return first < images_.size() ? std::min(kBatch, images_.size() - first) : 0; }

    std::vector<std::vector<detector::Detection>> look(std::size_t first, std::size_t count)
    {
        std::vector<std::vector<detector::Detection>> found;
        while (found.size() < count) {
            std::size_t most = std::min(batch_, count - found.size());
            const std::size_t asked = most;
            std::vector<std::vector<detector::Detection>> some;
            tuner_.run([&] { some = detectFitting(detector_, images_, first + found.size(), most, log_); }, asked);
            if (most < asked) batch_ = most; // so many fit
            std::move(some.begin(), some.end(), std::back_inserter(found));
        }
        return found;
    }

    template <typename Sink> void tell(std::size_t first, const std::vector<std::vector<detector::Detection>>& found, const Sink& sink)
    {
        for (std::size_t i = 0; i < found.size(); ++i)
            sink(images_[first + i], found[i]);
    }

    const detector::Detector& detector_;
    const std::vector<compute::LabelledImage>& images_;
    StopControl& stop_;
    ranks::Ranks& ranks_;
    const LogSink& log_;
    compute::LoopThreadTuner tuner_;
    std::size_t batch_ = kBatch;
};

} // namespace

std::optional<double> averagePrecision50(const detector::Detector& detector,
                                         const std::vector<compute::LabelledImage>& images, StopControl& stop,
                                         const LogSink& log)
{
    ranks::OneRank alone;
    return validateTogether(detector, images, stop, alone, log).ap50;
}

Validation validateTogether(const detector::Detector& detector, const std::vector<compute::LabelledImage>& images, StopControl& stop,
                            ranks::Ranks& ranks, const LogSink& log)
{
    const c10::InferenceMode guard;
    const std::int64_t classes = detector.classCount();
    std::vector<std::vector<metrics::MatchedImage>> matched(static_cast<std::size_t>(classes));
    const bool whole = SharedLook(detector, images, stop, ranks, log).run([&](const compute::LabelledImage& image, const auto& found) {
        const auto byClass = boxesByClass(image, found, classes);
        for (std::size_t c = 0; c < byClass.size(); ++c)
            matched[c].push_back(metrics::matchImage(byClass[c]));
    });
    if (!whole) return {{}, true};
    double sum = 0;
    int defined = 0;
    for (const auto& ofClass : matched) {
        const metrics::PrecisionRecall figures = metrics::RankedDetections(ofClass).at(0);
        if (!figures.defined) continue;
        sum += figures.averagePrecision;
        ++defined;
    }
    if (defined == 0) return {};
    return {sum / defined, false};
}

} // namespace blindspot::detector_training
