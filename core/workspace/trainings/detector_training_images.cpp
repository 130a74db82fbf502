#include "core/workspace/trainings/detector_training_images.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
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

} // namespace

TrainingSplit splitOf(storage::Database& database, const DetectorTrainRequest& request)
{
    if (request.dataset.has_value() == request.selection.has_value())
        throw Error(Message::tr("the images come from one selection or one dataset"),
                    "--selection, --dataset", Message::tr("name one of the two"));
    ImageRecords records = request.selection ? dataset::readSelection(database, *request.selection)
                                             : dataset::readDataset(database, *request.dataset);
    if (!request.validation) return heldOutSplit(std::move(records));
    TrainingSplit split{
        {}, dataset::readSelection(database, *request.validation), "selection " + *request.validation};
    std::set<std::filesystem::path> heldOut;
    for (const dataset::ImageRecord& record : split.validation)
        heldOut.insert(record.path);
    for (dataset::ImageRecord& record : records)
        if (!heldOut.contains(record.path)) split.train.push_back(std::move(record));
    if (split.train.empty())
        throw Error(Message::tr("every image is held out for the validation"), "--val-selection",
                    Message::tr("choose a smaller one"));
    return split;
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
