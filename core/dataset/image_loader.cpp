#include "core/dataset/image_loader.h"

#include "core/common/box.h"
#include "core/common/class_names.h"
#include "core/common/error.h"
#include "core/common/parallel.h"
#include "core/common/utf8.h"
#include "core/compute/labelled_image.h"
#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <mutex>
#include <optional>

namespace blindspot::dataset {

namespace {

void putObjects(const ImageRecord& record, const imaging::InputPlace& place, const ClassNames& classes,
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

compute::LabelledImage labelled(const imaging::Image& picture, const ImageRecord& record, InputShape shape,
                                const ClassNames& classes)
{
    const imaging::FittedImage input = imaging::fitToInput(picture, shape);
    compute::LabelledImage image;
    image.id = record.id;
    image.pixels = tensorFromImage(input.image);
    image.content = input.place.content();
    image.aspect = input.place.aspect();
    putObjects(record, input.place, classes, image);
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
        forEachIndex(records_.size(), static_cast<std::size_t>(std::max(options_.threads, 0)), [this](std::size_t index) {
            if (stop_.shouldStop()) return false;
            load(index);
            return true;
        });
        if (stop_.stopRequested()) throw Cancelled(Message::tr("loading the images was stopped"));
        tellOddities();
        std::vector<compute::LabelledImage> images;
        for (auto& image : loaded_)
            if (image) images.push_back(std::move(*image));
        return images;
    }

    /// Why the first image that cannot be used cannot.
    const Message& firstReason() const { return firstReason_; }

  private:
    void load(std::size_t index)
    {
        const ImageRecord& record = records_[index];
        Message warning, reason;
        imaging::DecodedPicture decoded;
        try {
            decoded = readDecodedPicture(record.path, {record.width, record.height});
            loaded_[index] = labelled(decoded.image, record, {options_.inputSize, options_.fit}, classes_);
        } catch (const Error& error) {
            reason = error.message();
            warning = joined({}, reason, Message::tr("the image is skipped"));
        }
        const std::scoped_lock lock(mutex_);
        if (warning.empty()) oddities_.add(decoded, record.path);
        if (!warning.empty()) ++skipped_;
        if (firstReason_.empty()) firstReason_ = reason;
        if (!warning.empty() && log_) log_(LogLevel::Warning, warning);
        if (progress_)
            progress_({Message::tr("loading images"), ++done_, static_cast<std::int64_t>(records_.size())});
    }

    void tellOddities() const
    {
        if (!log_) return;
        if (skipped_ > 0)
            log_(LogLevel::Warning, {Message::tr("%1 of %2 images cannot be used and are left out"), skipped_, records_.size()});
        for (const Message& message : oddities_.messages())
            log_(LogLevel::Warning, message);
    }

    const std::vector<ImageRecord>& records_;
    const LoadOptions& options_;
    StopControl& stop_;
    const ProgressSink& progress_;
    const LogSink& log_;
    const ClassNames classes_;
    std::vector<std::optional<compute::LabelledImage>> loaded_;
    std::mutex mutex_; ///< progress, log, what is counted
    imaging::OddityTally oddities_;
    std::int64_t skipped_ = 0;
    std::int64_t done_ = 0;
    Message firstReason_;
};

} // namespace

imaging::Image readPicture(const std::filesystem::path& file, imaging::Size annotated)
{
    return readDecodedPicture(file, annotated).image;
}

imaging::DecodedPicture readDecodedPicture(const std::filesystem::path& file, imaging::Size annotated)
{
    imaging::DecodedPicture decoded = imaging::decodeFileLeniently(file);
    imaging::requireWhole(decoded, toUtf8(file));
    const imaging::Image& picture = decoded.image;
    if (picture.size() != annotated)
        throw Error({Message::tr("the picture has %1 x %2 pixels, and had %3 x %4 by its dataset: it was changed since the import, or "
                                 "imported without a look at it"),
                     picture.width, picture.height, annotated.width, annotated.height},
                    toUtf8(file),
                    Message(Message::tr("import the dataset again under its name with --replace: boxes are then fitted to the pictures"))
                        .inWindow(Message::tr("import the dataset again under its name: boxes are then fitted to the pictures")));
    return decoded;
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
