#include "core/workspace/runs/chosen_images.h"

#include "core/common/class_names.h"
#include "core/common/error.h"
#include "core/dataset/dataset_index.h"

#include <algorithm>
#include <utility>

namespace blindspot::workspace {

namespace {

/// The dataset's spelling of the detector's class: "Person" for "person".
std::string classNameIn(storage::Database& database, const std::string& dataset, const std::string& className)
{
    std::vector<std::string> names;
    for (const dataset::CategoryInfo& category : dataset::DatasetIndex(database).categories(dataset))
        names.push_back(category.name);
    const auto found = ClassNames(names).find(className);
    return found ? names[*found] : className; // readDataset names the classes that there are
}

} // namespace

void requireOneSource(const std::optional<std::string>& selection, const std::optional<std::string>& dataset)
{
    if (selection.has_value() == dataset.has_value())
        throw Error(Message::tr("the images come from one selection or one dataset"),
                    "--selection, --dataset", Message::tr("name one of the two"));
}

std::vector<dataset::ImageRecord> chosenImages(storage::Database& database, const ImageChoice& choice)
{
    requireOneSource(choice.selection, choice.dataset);
    if (choice.images && *choice.images < 1)
        throw Error({Message::tr("the value %1 is out of range"), *choice.images}, "--images",
                    Message::tr("use a number from 1"));
    std::vector<dataset::ImageRecord> records;
    if (choice.selection) {
        records = dataset::readSelection(database, *choice.selection);
    } else {
        dataset::DatasetReadOptions options;
        if (!choice.className.empty()) options.className = classNameIn(database, *choice.dataset, choice.className);
        options.limit = choice.images.value_or(-1);
        records = dataset::readDataset(database, *choice.dataset, options);
    }
    if (choice.images && std::cmp_less(*choice.images, records.size()))
        records.resize(static_cast<std::size_t>(*choice.images));
    if (records.empty())
        throw Error(Message::tr("there are no images"),
                    choice.selection ? Place(Message::tr("selection %1"), *choice.selection)
                                     : Place(Message::tr("dataset %1"), *choice.dataset),
                    Message::tr("choose another selection or class"));
    const bool annotated = std::any_of(records.begin(), records.end(), [](const auto& record) { return !record.annotations.empty(); });
    if (!annotated && !choice.className.empty())
        throw Error(Message::tr("the images have no annotations: nothing can be trained or measured on them"),
                    choice.selection ? Place(Message::tr("selection %1"), *choice.selection)
                                     : Place(Message::tr("dataset %1"), *choice.dataset),
                    Message::tr("choose images with annotations"));
    return records;
}

} // namespace blindspot::workspace
