#include "core/dataset/image_filter.h"

#include "core/dataset/selection.h"

#include <algorithm>

namespace blindspot::dataset {

namespace {

/// SQLite's NOCASE folds the letters of ASCII, as sameClass does.
std::string sameName(bool anyCase)
{
    return anyCase ? "name = ? COLLATE NOCASE" : "name = ?";
}

} // namespace

ImageFilter::ImageFilter(storage::Database& database, const ImageQuery& query)
{
    const DatasetInfo info = DatasetIndex(database).get(query.dataset);
    dataset_ = info.id;
    require("i.dataset_id = ?", {info.id});
    if (query.className) requireCategory(database, info, *query.className, query.anyCase);
    requireObjects(database, query);
    if (!query.fileNameContains.empty())
        require("instr(lower(i.file_name), lower(?)) > 0", {query.fileNameContains});
    if (query.split) require("i.split = ?", {*query.split});
    if (query.selection) {
        const SelectionInfo selection = SelectionStore(database).get(*query.selection);
        require("i.id IN (SELECT image_id FROM selection_images WHERE selection_id = ?)", {selection.id});
    }
}

void ImageFilter::require(const std::string& condition, std::vector<Value> values)
{
    where_ += (where_.empty() ? "" : " AND ") + condition;
    std::move(values.begin(), values.end(), std::back_inserter(values_));
}

void ImageFilter::requireObjects(storage::Database& database, const ImageQuery& query)
{
    const bool anyObject = !query.className && query.minSide <= 0;
    if (anyObject) {
        if (query.minObjects) require("i.object_count >= ?", {*query.minObjects});
        if (query.maxObjects) require("i.object_count <= ?", {*query.maxObjects});
        return;
    }
    // Answered from the index annotations_by_class alone.
    std::string ids = "i.id IN (SELECT image_id FROM annotations WHERE category_id ";
    std::vector<Value> values;
    if (query.className) {
        ids += "IN (SELECT id FROM categories WHERE dataset_id = ? AND " + sameName(query.anyCase) + ")";
        values.emplace_back(dataset_);
        values.emplace_back(*query.className);
    } else {
        ids += "IN (SELECT id FROM categories WHERE dataset_id = ?)";
        values.emplace_back(dataset_);
    }
    ids += " AND crowd = 0 AND min_side >= ?";
    values.emplace_back(query.minSide);
    if (query.minObjects || query.maxObjects) {
        ids += " GROUP BY image_id HAVING count(*) >= ? AND count(*) <= ?";
        values.emplace_back(query.minObjects.value_or(0));
        values.emplace_back(query.maxObjects.value_or(INT64_MAX));
    }
    require(ids + ")", std::move(values));
}

storage::Statement ImageFilter::select(storage::Database& database, const std::string& columns,
                                       const std::string& tail) const
{
    storage::Statement statement =
        database.prepare("SELECT " + columns + " FROM images i WHERE " + where_ + " " + tail);
    int parameter = 0;
    for (const Value& value : values_)
        std::visit([&](const auto& held) { statement.bindValue(++parameter, held); }, value);
    return statement;
}

Message listNames(storage::Database& database, const std::string& sql, Message::Text some, Message none)
{
    constexpr int mostNames = 12;
    std::string names;
    int count = 0;
    storage::Statement statement = database.prepare(sql);
    while (statement.step())
        if (++count <= mostNames) names += (names.empty() ? "" : ", ") + statement.text(0);
    if (count == 0) return none;
    if (count <= mostNames) return {some, names};
    return {some, Message(Message::tr("%1 and %2 more"), names, count - mostNames)};
}

std::int64_t requireCategory(storage::Database& database, const DatasetInfo& dataset,
                             const std::string& className, bool anyCase)
{
    const std::int64_t id = database.scalar(
        "SELECT id FROM categories WHERE dataset_id = ? AND " + sameName(anyCase) + " ORDER BY id", dataset.id, className);
    if (id != 0) return id;
    throw Error({Message::tr("the dataset has no class \"%1\""), className}, dataset.name,
                listNames(database,
                          "SELECT name FROM categories WHERE dataset_id = " + std::to_string(dataset.id) +
                              " ORDER BY source_id, id",
                          Message::tr("its classes: %1"), Message::tr("its classes: none")));
}

} // namespace blindspot::dataset
