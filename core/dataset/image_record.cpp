#include "core/dataset/image_record.h"

#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/id_list.h"
#include "core/dataset/selection.h"

#include <unordered_map>

namespace blindspot::dataset {

namespace {

using Places = std::unordered_map<std::int64_t, std::size_t>;

void readAnnotations(storage::Database& database, const std::string& ids, const Places& places,
                     std::vector<ImageRecord>& records)
{
    storage::Statement row =
        database.prepare("SELECT a.image_id, a.id, a.source_id, c.source_id, c.name, a.x, a.y, a.width, "
                         "a.height, a.area, a.crowd,"
                         " a.difficult FROM json_each(?) j CROSS JOIN annotations a ON a.image_id = j.value"
                         " JOIN categories c ON c.id = a.category_id ORDER BY j.key, a.id");
    row.bindAll(ids);
    while (row.step()) {
        const auto place = places.find(row.integer(0));
        if (place == places.end()) continue;
        AnnotationRecord annotation;
        annotation.id = row.integer(1);
        annotation.sourceId = row.integer(2);
        annotation.categoryId = row.integer(3);
        annotation.className = row.text(4);
        annotation.box = {row.real(5), row.real(6), row.real(5) + row.real(7), row.real(6) + row.real(8)};
        annotation.area = row.real(9);
        annotation.crowd = row.integer(10) != 0;
        annotation.difficult = row.integer(11) != 0;
        records[place->second].annotations.push_back(std::move(annotation));
    }
}

} // namespace

std::vector<ImageRecord> readImages(storage::Database& database, const std::vector<std::int64_t>& ids)
{
    const std::string json = idsAsJson(ids);
    std::vector<ImageRecord> records;
    records.reserve(ids.size());
    Places places;
    storage::Statement row = database.prepare(
        "SELECT i.id, i.source_id, d.image_root, i.file_name, i.width, i.height FROM json_each(?) j"
        " CROSS JOIN images i ON i.id = j.value JOIN datasets d ON d.id = i.dataset_id ORDER BY j.key");
    row.bindAll(json);
    while (row.step()) {
        if (!places.emplace(row.integer(0), records.size()).second) continue;
        ImageRecord& record = records.emplace_back();
        record.id = row.integer(0);
        record.sourceId = row.integer(1);
        record.path = pathFromUtf8(row.text(2)) / pathFromUtf8(row.text(3));
        record.width = static_cast<int>(row.integer(4));
        record.height = static_cast<int>(row.integer(5));
    }
    readAnnotations(database, json, places, records);
    return records;
}

std::vector<ImageRecord> readSelection(storage::Database& database, const std::string& selection)
{
    const SelectionInfo info = SelectionStore(database).get(selection);
    std::vector<std::int64_t> ids;
    storage::Statement row =
        database.prepare("SELECT image_id FROM selection_images WHERE selection_id = ? ORDER BY position");
    row.bindAll(info.id);
    while (row.step())
        ids.push_back(row.integer(0));
    return readImages(database, ids);
}

std::vector<ImageRecord> readDataset(storage::Database& database, const std::string& dataset,
                                     const DatasetReadOptions& options)
{
    ImageQuery query;
    query.dataset = dataset;
    if (options.className) query.classNames = {*options.className};
    query.anyCase = true;
    query.split = options.split;
    query.limit = options.limit;
    std::vector<ImageRecord> records = readImages(database, DatasetIndex(database).imageIds(query));
    if (!records.empty()) return records;
    if (!options.className) throw Error(Message::tr("the dataset has no image"), dataset);
    throw Error(
        {Message::tr("the dataset has no image with an object of the class \"%1\""), *options.className},
        dataset);
}

} // namespace blindspot::dataset
