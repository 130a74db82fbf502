// The choice of the pictures on which a run's patch is tried while it is trained.
#include "core/common/class_names.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_identity.h"
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
    return !annotation.crowd && (className.empty() || sameClass(annotation.className, className));
}

/// Those that are neither training images nor nearly the same, by their content, and no two of them the same.
class HeldOutChoice {
  public:
    HeldOutChoice(storage::Database& database, const workspace::ImageList& trained)
        : database_(database), known_(trained.known())
    {
        for (const dataset::ImageIdentity& image : trained.images)
            seen_.insert(image.id);
    }

    std::vector<std::int64_t> choose(const std::string& dataset, const std::string& className)
    {
        dataset::ImageQuery query;
        query.dataset = dataset;
        if (!className.empty()) query.classNames = {className}; // else of every class
        query.anyCase = true;
        // At least so many are not among those that are known.
        query.limit = std::ssize(seen_) + kSamples;
        for (const double side : kSides) {
            query.minSide = side;
            for (const std::int64_t id : dataset::DatasetIndex(database_).imageIds(query)) {
                if (std::ssize(chosen_) == kSamples) return chosen_;
                if (seen_.insert(id).second && isNew(id)) chosen_.push_back(id);
            }
        }
        return chosen_;
    }

  private:
    bool isNew(std::int64_t id)
    {
        StopControl stop;
        for (const dataset::ImageIdentity& image :
             dataset::identify(database_, dataset::readImages(database_, {id}), stop)) {
            if (known_.contains(image) || known_.nearDuplicateOf(image) != nullptr) return false;
            known_.add(image);
        }
        return true;
    }

    storage::Database& database_;
    dataset::KnownImages known_;
    std::unordered_set<std::int64_t> seen_;
    std::vector<std::int64_t> chosen_;
};

} // namespace

SampleSet chooseSamples(storage::Database& database, const workspace::Workspace& workspace,
                        const workspace::RunRecord& record)
{
    const workspace::ImageList trained = workspace::RunStore(workspace, database).images(record.id);
    SampleSet set;
    std::vector<std::int64_t> ids;
    if (const auto dataset = datasetOf(database, record)) {
        const std::string className = classIn(database, *dataset, record.className);
        ids = HeldOutChoice(database, trained).choose(*dataset, className);
    }
    set.heldOut = !ids.empty();
    if (ids.empty()) {
        for (const dataset::ImageIdentity& image : trained.images)
            if (std::ssize(ids) < kSamples) ids.push_back(image.id);
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
