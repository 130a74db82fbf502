#include "ui/session/workspace_catalogue.h"

#include "core/common/class_names.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "ui/support/format.h"

#include <algorithm>

namespace blindspot::ui {

namespace {

const QString kSelectionKey = QStringLiteral("selection:"), kDatasetKey = QStringLiteral("dataset:");

struct Lists {
    std::vector<workspace::DetectorRecord> detectors;
    std::vector<ImageSource> sources;
};

Lists readLists(storage::Database& database)
{
    Lists lists;
    lists.detectors = workspace::DetectorStore(database).list();
    for (const dataset::SelectionInfo& info : dataset::SelectionStore(database).list())
        lists.sources.push_back({info.name, true, info.dataset, info.images, info.className});
    for (const dataset::DatasetInfo& info : dataset::DatasetIndex(database).list())
        lists.sources.push_back({info.name, false, info.name, info.images, std::nullopt});
    return lists;
}

std::vector<ClassCount> readClasses(storage::Database& database, const ImageSource& source)
{
    const auto categories = source.isSelection ? dataset::SelectionStore(database).categories(source.name)
                                               : dataset::DatasetIndex(database).categories(source.name);
    std::vector<ClassCount> classes;
    for (const dataset::CategoryInfo& category : categories)
        if (category.images > 0) classes.push_back({category.name, category.images, category.annotations});
    return classes;
}

} // namespace

QString sourceKey(const std::string& name, bool isSelection)
{
    return (isSelection ? kSelectionKey : kDatasetKey) + QString::fromStdString(name);
}

SourceName sourceOfKey(const QString& key)
{
    const auto after = [&key](const QString& prefix) {
        return key.startsWith(prefix) ? std::optional(key.mid(prefix.size()).toStdString()) : std::nullopt;
    };
    return {after(kSelectionKey), after(kDatasetKey)};
}

QString sourceText(const ImageSource& source)
{
    const QString name = QString::fromStdString(source.name), count = imagesText(source.images);
    return source.isSelection ? WorkspaceCatalogue::tr("%1 (%2)").arg(name, count)
                              : WorkspaceCatalogue::tr("Dataset %1 (%2)").arg(name, count);
}

QString classText(const ClassCount& counted)
{
    return WorkspaceCatalogue::tr("%1 (%2, %3)")
        .arg(QString::fromStdString(counted.name), imagesText(counted.images), objectsText(counted.objects));
}

QString detectorText(const workspace::DetectorRecord& record)
{
    return WorkspaceCatalogue::tr("%1 %2, input of %3 px, %4")
        .arg(QString::fromStdString(record.architecture), QString::fromStdString(record.scale))
        .arg(record.inputSize)
        .arg(classesText(static_cast<std::int64_t>(record.classNames.size())));
}

WorkspaceCatalogue::WorkspaceCatalogue(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    connect(&session_, &Session::datasetsChanged, this, &WorkspaceCatalogue::refresh);
    connect(&session_, &Session::selectionsChanged, this, &WorkspaceCatalogue::refresh);
    connect(&session_, &Session::detectorsChanged, this, &WorkspaceCatalogue::refresh);
    refresh();
}

const workspace::DetectorRecord* WorkspaceCatalogue::detector(const std::string& name) const
{
    const auto found = std::find_if(detectors_.begin(), detectors_.end(),
                                    [&](const workspace::DetectorRecord& record) { return record.name == name; });
    return found == detectors_.end() ? nullptr : &*found;
}

const ImageSource* WorkspaceCatalogue::source(const QString& key) const
{
    const SourceName name = sourceOfKey(key);
    return name.selection ? source(*name.selection, true) : name.dataset ? source(*name.dataset, false) : nullptr;
}

const ImageSource* WorkspaceCatalogue::source(const std::string& name, bool isSelection) const
{
    const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const ImageSource& source) {
        return source.name == name && source.isSelection == isSelection;
    });
    return found == sources_.end() ? nullptr : &*found;
}

std::vector<ClassCount> WorkspaceCatalogue::commonClasses(const workspace::DetectorRecord& detector) const
{
    std::vector<ClassCount> common;
    const ClassNames known(detector.classNames);
    for (const ClassCount& counted : classes_)
        if (const auto found = known.find(counted.name))
            common.push_back({detector.classNames[*found], counted.images, counted.objects});
    // The most frequent first: it is the one that is meant most often.
    std::stable_sort(common.begin(), common.end(),
                     [](const ClassCount& a, const ClassCount& b) { return a.images > b.images; });
    return common;
}

std::string WorkspaceCatalogue::datasetClass(const std::string& className) const
{
    std::vector<std::string> names;
    for (const ClassCount& counted : classes_)
        names.push_back(counted.name);
    const auto found = ClassNames(names).find(className);
    return found ? names[*found] : className;
}

void WorkspaceCatalogue::refresh()
{
    lists_.cancel();
    reading_ = true;
    lists_ = session_.queries().run(
        this, [](storage::Database& database, StopControl&) { return readLists(database); },
        [this](Lists lists) {
            loaded_ = true;
            reading_ = false;
            detectors_ = std::move(lists.detectors);
            sources_ = std::move(lists.sources);
            lookedInto_.reset(); // its counts may be others now
            Q_EMIT listsChanged();
        },
        [this](const QString& failure) {
            reading_ = false;
            session_.tell(MessageKind::Error, failure);
        });
}

void WorkspaceCatalogue::lookInto(const ImageSource& source)
{
    if (lookedInto_ == source) return;
    lookedInto_ = source;
    classes_.clear();
    classesLoaded_ = false;
    counts_.cancel();
    counts_ = session_.queries().run(
        this, [source](storage::Database& database, StopControl&) { return readClasses(database, source); },
        [this](std::vector<ClassCount> classes) {
            classes_ = std::move(classes);
            classesLoaded_ = true;
            Q_EMIT classesChanged();
        });
}

} // namespace blindspot::ui
