// The choice of the pictures on which a run's patch is tried while it is trained.
#include "core/common/class_names.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "core/workspace/runs/run_store.h"
#include "ui/train/sample_inspector.h"

#include <array>
#include <unordered_set>

namespace blindspot::ui {

namespace {

constexpr std::int64_t kSamples = 12;
/// Large objects show a patch best: pictures with an object whose smaller side has at least so many pixels
/// come first.
constexpr std::array kSides{160.0, 80.0, 40.0, 0.0};

std::optional<std::string> datasetOf(storage::Database& database, const workspace::RunRecord& record)
{
    if (record.dataset) return record.dataset;
    if (!record.selection) return std::nullopt;
    const auto selection = dataset::SelectionStore(database).find(*record.selection);
    return selection ? std::optional(selection->dataset) : std::nullopt;
}

/// The dataset's spelling of a class: that of the detector may differ by case.
std::string classIn(storage::Database& database, const std::string& dataset, const std::string& className)
{
    std::vector<std::string> names;
    for (const dataset::CategoryInfo& category : dataset::DatasetIndex(database).categories(dataset))
        names.push_back(category.name);
    const auto found = ClassNames(names).find(className);
    return found ? names[*found] : className;
}

bool isClass(const dataset::AnnotationRecord& annotation, const std::string& className)
{
    return !annotation.crowd && sameClass(annotation.className, className);
}

std::vector<std::int64_t> heldOut(storage::Database& database, const std::string& dataset,
                                  const std::string& className, const std::vector<std::int64_t>& trained)
{
    std::unordered_set<std::int64_t> known(trained.begin(), trained.end());
    dataset::ImageQuery query;
    query.dataset = dataset;
    query.className = className;
    // At least so many are not among those that are known.
    query.limit = static_cast<std::int64_t>(trained.size()) + kSamples;
    std::vector<std::int64_t> chosen;
    for (const double side : kSides) {
        query.minSide = side;
        for (const std::int64_t id : dataset::DatasetIndex(database).imageIds(query))
            if (std::ssize(chosen) < kSamples && known.insert(id).second) chosen.push_back(id);
        if (std::ssize(chosen) == kSamples) break;
    }
    return chosen;
}

} // namespace

SampleSet chooseSamples(storage::Database& database, const workspace::Workspace& workspace,
                        const workspace::RunRecord& record)
{
    std::vector<std::int64_t> trained = workspace::RunStore(workspace, database).imageIds(record.id);
    SampleSet set;
    std::vector<std::int64_t> ids;
    if (const auto dataset = datasetOf(database, record)) {
        const std::string className = classIn(database, *dataset, record.className);
        ids = heldOut(database, *dataset, className, trained);
    }
    set.heldOut = !ids.empty();
    if (ids.empty()) {
        ids = std::move(trained);
        if (std::ssize(ids) > kSamples) ids.resize(static_cast<std::size_t>(kSamples));
    }
    for (const dataset::ImageRecord& image : dataset::readImages(database, ids)) {
        Sample sample{image.path, {}};
        for (const dataset::AnnotationRecord& annotation : image.annotations)
            if (isClass(annotation, record.className)) sample.boxes.push_back(annotation.box);
        set.samples.push_back(std::move(sample));
    }
    return set;
}

} // namespace blindspot::ui
