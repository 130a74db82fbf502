#include "core/workspace/trainings/detector_training_images.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <span>
#include <utility>

namespace blindspot::workspace {

namespace {

/// The last tenth by the hash of the name; both parts in the order of the dataset.
TrainingSplit heldOutSplit(ImageRecords records)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < records.size(); ++i)
        order.emplace_back(sha256OfText(toUtf8(records[i].path.filename())), i);
    std::sort(order.begin(), order.end());
    const std::size_t count = records.size() < 2 ? 0 : std::max<std::size_t>(1, records.size() / 10);
    std::set<std::size_t> heldOut;
    for (std::size_t i = records.size() - count; i < records.size(); ++i)
        heldOut.insert(order[i].second);
    TrainingSplit split;
    for (std::size_t i = 0; i < records.size(); ++i)
        (heldOut.contains(i) ? split.validation : split.train).push_back(std::move(records[i]));
    split.heldOut = "the last tenth of the images by the SHA-256 of their file names";
    return split;
}

/// Names the images of the split by their content. What is held out is not trained on under another name either.
void identifySplit(storage::Database& database, TrainingSplit& split, StopControl& stop, const ProgressSink& progress)
{
    const dataset::IdentifyOptions options{.looks = false};
    split.list.validation = dataset::identify(database, split.validation, stop, progress, options);
    const auto identities = dataset::identify(database, split.train, stop, progress, options);
    std::set<std::string> contents;
    std::set<std::int64_t> numbers; // a file that cannot be read has no content
    for (const dataset::ImageIdentity& image : split.list.validation) {
        numbers.insert(image.id);
        if (!image.sha256.empty()) contents.insert(image.sha256);
    }
    ImageRecords train;
    for (std::size_t i = 0; i < identities.size(); ++i) {
        if (numbers.contains(identities[i].id) || contents.contains(identities[i].sha256)) continue;
        split.list.images.push_back(identities[i]);
        train.push_back(std::move(split.train[i]));
    }
    split.train = std::move(train);
}

/// What is not the same of two lists.
struct Difference {
    std::size_t otherPictures = 0, otherBoxes = 0;
    std::string first; ///< the path of the first that differs
};

void compare(const std::vector<dataset::ImageIdentity>& now, const std::vector<dataset::ImageIdentity>& before,
             Difference& difference)
{
    for (std::size_t i = 0; i < std::max(now.size(), before.size()); ++i) {
        const bool both = i < now.size() && i < before.size();
        if (both && before[i].sha256.empty()) continue;
        const bool samePicture = both && now[i].sha256 == before[i].sha256;
        if (samePicture && now[i].boxes == before[i].boxes) continue;
        ++(samePicture ? difference.otherBoxes : difference.otherPictures);
        if (difference.first.empty()) difference.first = i < before.size() ? before[i].path : now[i].path;
    }
}

} // namespace

TrainingSplit splitOf(storage::Database& database, const DetectorTrainRequest& request, StopControl& stop,
                      const ProgressSink& progress)
{
    if (request.dataset.has_value() == request.selection.has_value())
        throw Error(Message::tr("the images come from one selection or one dataset"),
                    "--selection, --dataset", Message::tr("name one of the two"));
    ImageRecords records = request.selection ? dataset::readSelection(database, *request.selection)
                                             : dataset::readDataset(database, *request.dataset);
    TrainingSplit split;
    if (request.validation)
        split = {std::move(records), dataset::readSelection(database, *request.validation), {}, "selection " + *request.validation};
    else
        split = heldOutSplit(std::move(records));
    identifySplit(database, split, stop, progress);
    if (split.train.empty())
        throw Error(Message::tr("every image is held out for the validation"), "--val-selection",
                    Message::tr("choose a smaller one"));
    return split;
}

void requireSameImages(const ImageList& now, const ImageList& before, const std::string& training)
{
    Difference difference;
    compare(now.images, before.images, difference);
    compare(now.validation, before.validation, difference);
    if (difference.otherPictures + difference.otherBoxes == 0) return;
    throw Error({Message::tr("the images are not those that the training began with: %1 other pictures, %2 with other boxes "
                             "(%3 is the first)"),
                 difference.otherPictures, difference.otherBoxes, difference.first},
                {Message::tr("training %1"), training},
                Message::tr("bring back the pictures and labels as they were, or train anew"));
}

std::vector<std::string> datasetClasses(storage::Database& database, const DetectorTrainRequest& request)
{
    const auto categories = request.selection
                                ? dataset::SelectionStore(database).categories(*request.selection)
                                : dataset::DatasetIndex(database).categories(*request.dataset);
    std::vector<std::string> names;
    for (const dataset::CategoryInfo& category : categories)
        if (category.annotations > 0 && std::find(names.begin(), names.end(), category.name) == names.end())
            names.push_back(category.name);
    if (names.empty())
        throw Error(Message::tr("the images have no annotations"), "--dataset",
                    Message::tr("choose images with boxes"));
    return names;
}

std::string sha256OfText(const std::string& text)
{
    Sha256 hash;
    hash.update(std::as_bytes(std::span(text)));
    return hash.finish();
}

} // namespace blindspot::workspace
