// Which pictures a run's patch is tried on while it is trained.
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "core/runs/run_store.h"
#include "ui/controllers/sample_inspector.h"

#include <unordered_set>

namespace blindspot::ui {

namespace {

constexpr std::int64_t kSamples = 12;
/// An object whose smaller side has fewer pixels shows little of a patch.
constexpr double kSmallestObject = 48;

std::optional<std::string> datasetOf(storage::Database& database, const runs::RunRecord& record)
{
    if (record.dataset) return record.dataset;
    if (!record.selection) return std::nullopt;
    const auto selection = dataset::SelectionStore(database).find(*record.selection);
    return selection ? std::optional(selection->dataset) : std::nullopt;
}

/// The dataset's spelling of a class: that of the detector may differ by case.
std::string classIn(storage::Database& database, const std::string& dataset, const std::string& className)
{
    const QString wanted = QString::fromStdString(className);
    std::string similar = className;
    for (const dataset::CategoryInfo& category : dataset::DatasetIndex(database).categories(dataset)) {
        if (category.name == className) return className;
        if (wanted.compare(QString::fromStdString(category.name), Qt::CaseInsensitive) == 0)
            similar = category.name;
    }
    return similar;
}

bool isClass(const dataset::AnnotationRecord& annotation, const QString& className)
{
    return !annotation.crowd &&
           className.compare(QString::fromStdString(annotation.className), Qt::CaseInsensitive) == 0;
}

std::vector<std::int64_t> heldOut(storage::Database& database, const std::string& dataset,
                                  const std::string& className,
                                  const std::unordered_set<std::int64_t>& trained, double smallest)
{
    dataset::ImageQuery query;
    query.dataset = dataset;
    query.className = className;
    query.minSide = smallest;
    query.limit = static_cast<std::int64_t>(trained.size()) + kSamples;
    std::vector<std::int64_t> ids = dataset::DatasetIndex(database).imageIds(query);
    std::erase_if(ids, [&](std::int64_t id) { return trained.contains(id); });
    if (std::ssize(ids) > kSamples) ids.resize(static_cast<std::size_t>(kSamples));
    return ids;
}

} // namespace

SampleSet chooseSamples(storage::Database& database, const storage::Workspace& workspace,
                        const runs::RunRecord& record)
{
    std::vector<std::int64_t> trained = runs::RunStore(workspace, database).imageIds(record.id);
    const std::unordered_set<std::int64_t> known(trained.begin(), trained.end());
    SampleSet set;
    std::vector<std::int64_t> ids;
    if (const auto dataset = datasetOf(database, record)) {
        const std::string className = classIn(database, *dataset, record.className);
        ids = heldOut(database, *dataset, className, known, kSmallestObject);
        if (ids.empty()) ids = heldOut(database, *dataset, className, known, 0);
    }
    set.heldOut = !ids.empty();
    if (ids.empty()) {
        ids = std::move(trained);
        if (std::ssize(ids) > kSamples) ids.resize(static_cast<std::size_t>(kSamples));
    }
    const QString className = QString::fromStdString(record.className);
    for (const dataset::ImageRecord& image : dataset::readImages(database, ids)) {
        Sample sample{image.path, {}};
        for (const dataset::AnnotationRecord& annotation : image.annotations)
            if (isClass(annotation, className)) sample.boxes.push_back(annotation.box);
        set.samples.push_back(std::move(sample));
    }
    return set;
}

} // namespace blindspot::ui
