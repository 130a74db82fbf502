#include "core/dataset/image_loader.h"

#include "core/common/box.h"
#include "core/common/class_names.h"
#include "core/common/error.h"
#include "core/common/threads.h"
#include "core/common/utf8.h"
#include "core/compute/labelled_image.h"
#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace blindspot::dataset {

namespace {

void putObjects(const ImageRecord& record, const imaging::Letterbox& place, const ClassNames& classes,
                compute::LabelledImage& image)
{
    std::vector<float> boxes;
    std::vector<std::int64_t> labels;
    for (const AnnotationRecord& annotation : record.annotations) {
        const auto index = annotation.crowd ? std::nullopt : classes.find(annotation.className);
        if (!index) continue;
        const Box box = place.toInput(annotation.box);
        for (const double edge : {box.x1, box.y1, box.x2, box.y2})
            boxes.push_back(static_cast<float>(edge));
        labels.push_back(static_cast<std::int64_t>(*index));
    }
    const auto count = static_cast<std::int64_t>(labels.size());
    image.boxes = at::empty({count, 4}, at::kFloat);
    image.classes = at::empty({count}, at::kLong);
    std::copy(boxes.begin(), boxes.end(), image.boxes.data_ptr<float>());
    std::copy(labels.begin(), labels.end(), image.classes.data_ptr<std::int64_t>());
}

compute::LabelledImage loadOne(const ImageRecord& record, int inputSize, const ClassNames& classes)
{
    const imaging::Image picture = readPicture(record.path, {record.width, record.height});
    const imaging::LetterboxedImage input = imaging::letterbox(picture, inputSize);
    compute::LabelledImage image;
    image.id = record.id;
    image.pixels = tensorFromImage(input.image);
    image.content = input.letterbox.content();
    putObjects(record, input.letterbox, classes, image);
    return image;
}

/// The images are taken one by one by the threads; each result has its own place.
class Loader {
  public:
    Loader(const std::vector<ImageRecord>& records, const LoadOptions& options, StopControl& stop,
           const ProgressSink& progress, const LogSink& log)
        : records_(records), options_(options), stop_(stop), progress_(progress), log_(log),
          classes_(options.classNames), loaded_(records.size())
    {
    }

    std::vector<compute::LabelledImage> run()
    {
        const auto cores = std::max(1U, std::thread::hardware_concurrency());
        const auto wanted = options_.threads > 0 ? static_cast<std::size_t>(options_.threads) : cores;
        {
            HelperThreads helpers;
            helpers.start(std::max<std::size_t>(std::min(wanted, records_.size()), 1) - 1, [this] { work(); });
            work();
        }
        if (failure_) std::rethrow_exception(failure_);
        if (stop_.stopRequested()) throw Cancelled(Message::tr("loading the images was stopped"));
        std::vector<compute::LabelledImage> images;
        for (auto& image : loaded_)
            if (image) images.push_back(std::move(*image));
        return images;
    }

    /// Why the first image that cannot be used cannot.
    const Message& firstReason() const { return firstReason_; }

  private:
    void work() noexcept
    {
        try {
            for (std::size_t i = next_++; i < records_.size() && !stop_.shouldStop() && !failed_; i = next_++)
                load(i);
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            failed_ = true;
            failure_ = std::current_exception();
        }
    }

    void load(std::size_t index)
    {
        Message warning, reason;
        try {
            loaded_[index] = loadOne(records_[index], options_.inputSize, classes_);
        } catch (const Error& error) {
            reason = error.message();
            warning = joined({}, reason, Message::tr("the image is skipped"));
        }
        const std::scoped_lock lock(mutex_);
        if (firstReason_.empty()) firstReason_ = reason;
        if (!warning.empty() && log_) log_(LogLevel::Warning, warning);
        if (progress_)
            progress_({Message::tr("loading images"), ++done_, static_cast<std::int64_t>(records_.size())});
    }

    const std::vector<ImageRecord>& records_;
    const LoadOptions& options_;
    StopControl& stop_;
    const ProgressSink& progress_;
    const LogSink& log_;
    const ClassNames classes_;
    std::vector<std::optional<compute::LabelledImage>> loaded_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_; ///< progress, log, failure
    std::int64_t done_ = 0;
    Message firstReason_;
    std::exception_ptr failure_;
};

} // namespace

imaging::Image readPicture(const std::filesystem::path& file, imaging::Size annotated)
{
    imaging::Image picture = imaging::decodeFile(file);
    if (picture.size() != annotated)
        throw Error({Message::tr("the picture has %1 x %2 pixels, and had %3 x %4 by its dataset: it was changed since the import, or "
                                 "imported without a look at it"),
                     picture.width, picture.height, annotated.width, annotated.height},
                    toUtf8(file),
                    Message(Message::tr("import the dataset again under its name with --replace: boxes are then fitted to the pictures"))
                        .inWindow(Message::tr("import the dataset again under its name: boxes are then fitted to the pictures")));
    return picture;
}

std::vector<compute::LabelledImage> loadImages(const std::vector<ImageRecord>& records,
                                               const LoadOptions& options, StopControl& stop,
                                               const ProgressSink& progress, const LogSink& log)
{
    if (options.inputSize < 1)
        throw Error(Message::tr("the side of the network input must be at least 1 px"));
    Loader loader(records, options, stop, progress, log);
    std::vector<compute::LabelledImage> images = loader.run();
    if (!images.empty()) return images;
    if (records.empty()) throw Error(Message::tr("there is no image to read"));
    std::error_code code;
    if (std::filesystem::exists(records.front().path, code))
        throw Error({Message::tr("none of the %1 images can be used (%2)"), records.size(), loader.firstReason()});
    throw Error({Message::tr("none of the %1 images can be read"), records.size()},
                toUtf8(records.front().path.parent_path()),
                Message::tr("if the pictures were moved, point the dataset to their folder"));
}

} // namespace blindspot::dataset
