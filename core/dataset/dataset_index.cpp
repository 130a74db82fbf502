#include "core/dataset/dataset_index.h"

#include "core/common/utf8.h"
#include "core/dataset/image_filter.h"
#include "core/dataset/set_aside.h"
#include "core/storage/transaction.h"

#include <system_error>

namespace blindspot::dataset {

namespace {

constexpr const char* kSelectDatasets =
    "SELECT d.id, d.name, d.format, d.image_root, d.annotation_file, d.imported_at, d.image_count, "
    "d.annotation_count,"
    " (SELECT count(*) FROM categories c WHERE c.dataset_id = d.id) FROM datasets d ";

DatasetInfo datasetOf(const storage::Statement& row)
{
    DatasetInfo info;
    info.id = row.integer(0);
    info.name = row.text(1);
    info.format = row.text(2);
    info.imageRoot = pathFromUtf8(row.text(3));
    info.annotationFile = pathFromUtf8(row.text(4));
    info.importedAt = row.text(5);
    info.images = row.integer(6);
    info.annotations = row.integer(7);
    info.categories = row.integer(8);
    return info;
}

} // namespace

std::vector<DatasetInfo> DatasetIndex::list() const
{
    std::vector<DatasetInfo> datasets;
    storage::Statement row = database_.prepare(std::string(kSelectDatasets) + "WHERE " +
                                               storage::notInTrash(storage::TrashKind::Dataset, "d.id") + " ORDER BY d.name");
    while (row.step())
        datasets.push_back(datasetOf(row));
    return datasets;
}

std::optional<DatasetInfo> DatasetIndex::find(const std::string& name) const
{
    storage::Statement row = database_.prepare(std::string(kSelectDatasets) + "WHERE d.name = ?");
    row.bindAll(name);
    return row.step() ? std::optional(datasetOf(row)) : std::nullopt;
}

DatasetInfo DatasetIndex::get(const std::string& name) const
{
    if (auto info = find(name)) return *info;
    throw Error({Message::tr("there is no dataset \"%1\""), name}, {},
                listNames(database_, "SELECT name FROM datasets WHERE " + storage::notInTrash(storage::TrashKind::Dataset, "id") + " ORDER BY name",
                          Message::tr("the datasets: %1"),
                          Message(Message::tr("the datasets: none yet; import one with \"dataset import\""))
                              .inWindow(Message::tr("the datasets: none yet; import one"))));
}

std::vector<CategoryInfo> DatasetIndex::categories(const std::string& name) const
{
    std::vector<CategoryInfo> categories;
    storage::Statement row =
        database_.prepare("SELECT c.id, c.source_id, c.name, count(a.image_id), count(DISTINCT a.image_id)"
                          " FROM categories c LEFT JOIN annotations a ON a.category_id = c.id"
                          " WHERE c.dataset_id = ? GROUP BY c.id ORDER BY c.source_id, c.id");
    row.bindAll(get(name).id);
    while (row.step())
        categories.push_back({row.integer(0), row.integer(1), row.text(2), row.integer(3), row.integer(4)});
    return categories;
}

RemovedDataset DatasetIndex::remove(const std::string& name)
{
    storage::Transaction transaction(database_);
    const DatasetInfo info = get(name);
    RemovedDataset removed{setAside(database_, storage::TrashKind::Dataset, info.id, name), {}};
    std::vector<std::int64_t> ids;
    storage::Statement row =
        database_.prepare("SELECT id, name FROM selections WHERE dataset_id = ? AND " +
                          storage::notInTrash(storage::TrashKind::Selection, "id") + " ORDER BY name");
    row.bindAll(info.id);
    while (row.step()) {
        ids.push_back(row.integer(0));
        removed.selections.push_back(row.text(1));
    }
    row.reset();
    for (std::size_t i = 0; i < ids.size(); ++i)
        setAside(database_, storage::TrashKind::Selection, ids[i], removed.selections[i], removed.trash);
    transaction.commit();
    return removed;
}

void DatasetIndex::erase(std::int64_t id)
{
    storage::Transaction transaction(database_);
    // Of its selections also those that were deleted on their own before.
    database_.run("DELETE FROM trash WHERE kind = 'selection' AND item IN"
                  " (SELECT CAST(id AS TEXT) FROM selections WHERE dataset_id = ?)",
                  id);
    // By hand and in one go: a cascade would delete the annotations image by image and class by class.
    database_.run("DELETE FROM annotations WHERE image_id IN (SELECT id FROM images WHERE dataset_id = ?)", id);
    database_.run("DELETE FROM datasets WHERE id = ?", id);
    storage::takeFromTrash(database_, storage::TrashKind::Dataset, std::to_string(id));
    transaction.commit();
}

void DatasetIndex::restore(std::int64_t id, const std::string& name)
{
    database_.run("UPDATE datasets SET name = ? WHERE id = ?", name, id);
}

void DatasetIndex::setImageRoot(const std::string& name, const std::filesystem::path& folder)
{
    constexpr int mostLooks = 100;
    const DatasetInfo info = get(name);
    std::error_code code;
    std::filesystem::path root = std::filesystem::absolute(folder, code).lexically_normal();
    storage::Statement row =
        database_.prepare("SELECT file_name FROM images WHERE dataset_id = ? ORDER BY source_id, id LIMIT ?");
    row.bindAll(info.id, mostLooks);
    bool found = false;
    std::string example;
    while (!found && row.step()) {
        if (example.empty()) example = row.text(0);
        found = std::filesystem::exists(root / pathFromUtf8(row.text(0)), code);
    }
    row.reset();
    if (!found)
        throw Error({Message::tr("none of the first images of the dataset \"%1\" is there"), name},
                    toUtf8(root), {Message::tr("choose the folder in which \"%1\" is found"), example});
    database_.run("UPDATE datasets SET image_root = ? WHERE id = ?", toUtf8(root), info.id);
}

void DatasetIndex::rename(const std::string& name, const std::string& newName)
{
    storage::Transaction transaction(database_);
    const DatasetInfo info = get(name);
    if (newName.empty()) throw Error(Message::tr("a dataset needs a name"));
    if (newName != name && find(newName))
        throw Error({Message::tr("there is a dataset \"%1\" already"), newName}, {},
                    Message::tr("choose another name"));
    database_.run("UPDATE datasets SET name = ? WHERE id = ?", newName, info.id);
    transaction.commit();
}

std::vector<ImageSummary> DatasetIndex::images(const ImageQuery& query) const
{
    std::vector<ImageSummary> images;
    storage::Statement row =
        ImageFilter(database_, query).selectPage(database_, "i.id, i.file_name, i.width, i.height, i.object_count");
    while (row.step())
        images.push_back({row.integer(0), row.text(1), static_cast<int>(row.integer(2)),
                          static_cast<int>(row.integer(3)), row.integer(4)});
    return images;
}

std::int64_t DatasetIndex::count(const ImageQuery& query) const
{
    storage::Statement row = ImageFilter(database_, query).select(database_, "count(*)");
    return row.step() ? row.integer(0) : 0;
}

std::vector<std::int64_t> DatasetIndex::imageIds(const ImageQuery& query) const
{
    std::vector<std::int64_t> ids;
    storage::Statement row = ImageFilter(database_, query).selectPage(database_, "i.id");
    while (row.step())
        ids.push_back(row.integer(0));
    return ids;
}

} // namespace blindspot::dataset
