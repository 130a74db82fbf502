#include "core/dataset/image_filter.h"

#include "core/dataset/selection.h"

#include <algorithm>
#include <iterator>

namespace blindspot::dataset {

namespace {

/// SQLite's NOCASE folds the letters of ASCII, as sameClass does.
std::string sameName(bool anyCase)
{
    return anyCase ? "name = ? COLLATE NOCASE" : "name = ?";
}

/// "column IN (?, ?)", for so many names.
std::string oneOf(const std::string& column, std::size_t names, bool anyCase)
{
    std::string text = column + (anyCase ? " COLLATE NOCASE IN (" : " IN (");
    for (std::size_t i = 0; i < names; ++i)
        text += i == 0 ? "?" : ", ?";
    return text + ")";
}

std::string number(FindingKind kind)
{
    return std::to_string(static_cast<int>(kind));
}

bool hasFinding(storage::Database& database, std::int64_t scan, const std::string& className)
{
    return database.scalar("SELECT count(*) FROM (SELECT 1 FROM findings WHERE scan_id = ? AND class_name = ? LIMIT 1)", scan,
                           className) != 0;
}

} // namespace

ImageFilter::ImageFilter(storage::Database& database, const ImageQuery& query)
{
    const DatasetInfo info = DatasetIndex(database).get(query.dataset);
    dataset_ = info.id;
    require("i.dataset_id = ?", {info.id});
    requireClasses(database, query, info);
    requireFindings(query);
    requireObjects(query);
    if (!query.fileNameContains.empty())
        require("instr(lower(i.file_name), lower(?)) > 0", {query.fileNameContains});
    if (query.split) require("i.split = ?", {*query.split});
    if (query.selection) {
        const SelectionInfo selection = SelectionStore(database).get(*query.selection);
        require("i.id IN (SELECT image_id FROM selection_images WHERE selection_id = ?)", {selection.id});
    }
    orderBy(query);
}

void ImageFilter::require(const std::string& condition, std::vector<Value> values)
{
    where_ += (where_.empty() ? "" : " AND ") + condition;
    std::move(values.begin(), values.end(), std::back_inserter(values_));
}

/// A detector may find classes that the dataset does not have.
void ImageFilter::requireClasses(storage::Database& database, const ImageQuery& query, const DatasetInfo& info) const
{
    for (const std::string& name : query.classNames)
        if (!query.scan || !hasFinding(database, *query.scan, name)) requireCategory(database, info, name, query.anyCase);
}

void ImageFilter::requireObjects(const ImageQuery& query)
{
    const bool counted = query.minObjects || query.maxObjects;
    if (query.classNames.empty() && (query.minSide <= 0 || query.finding)) {
        if (query.minObjects) require("i.object_count >= ?", {*query.minObjects});
        if (query.maxObjects) require("i.object_count <= ?", {*query.maxObjects});
        return;
    }
    if (query.finding && !counted) return;
    if (query.everyClass && !query.finding)
        for (const std::string& name : query.classNames)
            requireObjectsOf(query, {name}, false);
    if (!query.everyClass || query.classNames.empty() || counted) requireObjectsOf(query, query.classNames, counted);
}

void ImageFilter::requireObjectsOf(const ImageQuery& query, const std::vector<std::string>& classNames, bool counted)
{
    // Answered from the index annotations_by_class alone.
    std::string ids = "i.id IN (SELECT image_id FROM annotations WHERE category_id IN (SELECT id FROM categories WHERE dataset_id = ?";
    std::vector<Value> values{dataset_};
    if (!classNames.empty()) ids += " AND " + oneOf("name", classNames.size(), query.anyCase);
    values.insert(values.end(), classNames.begin(), classNames.end());
    ids += ") AND crowd = 0 AND min_side >= ?";
    values.emplace_back(query.minSide);
    if (counted) {
        ids += " GROUP BY image_id HAVING count(*) >= ? AND count(*) <= ?";
        values.emplace_back(query.minObjects.value_or(0));
        values.emplace_back(query.maxObjects.value_or(INT64_MAX));
    }
    require(ids + ")", std::move(values));
}

void ImageFilter::requireFindings(const ImageQuery& query)
{
    if (!query.finding) return;
    if (!query.scan) return require("0", {}); // nothing was found where nobody looked
    require(scannedCondition(*query.scan), {});
    if (query.everyClass && !query.classNames.empty()) {
        for (const std::string& name : query.classNames)
            requireFindingOf(query, {name});
    } else {
        requireFindingOf(query, query.classNames);
    }
}

void ImageFilter::requireFindingOf(const ImageQuery& query, const std::vector<std::string>& classNames)
{
    std::string ids = "i.id IN (SELECT image_id FROM findings WHERE scan_id = " + std::to_string(*query.scan) +
                      " AND kind = " + number(*query.finding) + " AND min_side >= ?";
    std::vector<Value> values{query.minSide};
    if (!classNames.empty()) ids += " AND " + oneOf("class_name", classNames.size(), query.anyCase);
    values.insert(values.end(), classNames.begin(), classNames.end());
    require(ids + ")", std::move(values));
}

/// A figure of each image's findings; NULL where it was not scanned.
std::string ImageFilter::ofFindings(const ImageQuery& query, const std::string& figure, FindingKind kind)
{
    std::string text = "(CASE WHEN " + scannedCondition(*query.scan) + " THEN (SELECT " + figure +
                       " FROM findings f WHERE f.scan_id = " + std::to_string(*query.scan) +
                       " AND f.image_id = i.id AND f.kind = " + number(kind);
    if (!query.classNames.empty()) text += " AND " + oneOf("f.class_name", query.classNames.size(), query.anyCase);
    orderValues_.insert(orderValues_.end(), query.classNames.begin(), query.classNames.end());
    return text + ") END)";
}

void ImageFilter::orderBy(const ImageQuery& query)
{
    const std::string way = query.descending ? " DESC" : "";
    const std::string behind = ", i.source_id, i.id";
    const auto ofScan = [&](const std::string& figure, FindingKind kind) {
        return query.scan ? ofFindings(query, figure, kind) + way + " NULLS LAST" + behind : "i.source_id" + way + ", i.id";
    };
    switch (query.order) {
    case ImageOrder::Id: order_ = "i.source_id" + way + ", i.id"; break;
    case ImageOrder::FileName: order_ = "i.file_name" + way + ", i.id"; break;
    case ImageOrder::Objects: order_ = "i.object_count" + way + behind; break;
    case ImageOrder::SmallestSide: order_ = "i.smallest_side" + way + " NULLS LAST" + behind; break;
    case ImageOrder::Missed: order_ = ofScan("count(*)", FindingKind::Missed); break;
    case ImageOrder::Invented: order_ = ofScan("count(*)", FindingKind::Invented); break;
    case ImageOrder::LowestFound: order_ = ofScan("min(f.score)", FindingKind::Found); break;
    case ImageOrder::HighestInvented: order_ = ofScan("max(f.score)", FindingKind::Invented); break;
    }
    order_ += " LIMIT " + std::to_string(query.limit) + " OFFSET " + std::to_string(query.offset);
}

storage::Statement ImageFilter::bound(storage::Database& database, const std::string& sql, const std::vector<Value>& values) const
{
    storage::Statement statement = database.prepare(sql);
    int parameter = 0;
    for (const Value& value : values)
        std::visit([&](const auto& held) { statement.bindValue(++parameter, held); }, value);
    return statement;
}

storage::Statement ImageFilter::select(storage::Database& database, const std::string& columns) const
{
    return bound(database, "SELECT " + columns + " FROM images i WHERE " + where_, values_);
}

storage::Statement ImageFilter::selectPage(storage::Database& database, const std::string& columns) const
{
    std::vector<Value> values = values_;
    values.insert(values.end(), orderValues_.begin(), orderValues_.end());
    return bound(database, "SELECT " + columns + " FROM images i WHERE " + where_ + " ORDER BY " + order_, values);
}

storage::Statement ImageFilter::selectWithIds(storage::Database& database, const std::string& before,
                                              std::vector<Value> values, const std::string& after) const
{
    values.insert(values.end(), values_.begin(), values_.end());
    return bound(database, before + " (SELECT i.id FROM images i WHERE " + where_ + ") " + after, values);
}

std::string scannedCondition(std::int64_t scan)
{
    return "EXISTS (SELECT 1 FROM scanned_images s WHERE s.scan_id = " + std::to_string(scan) +
           " AND s.image_id = i.id AND s.generation = i.generation)";
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
    if (!dataset.annotated())
        throw Error(Message::tr("its images have no annotations: nothing can be trained or measured on them"), dataset.name,
                    Message::tr("use it to look at what a detector finds, or import the images with their annotations"));
    throw Error({Message::tr("the dataset has no class \"%1\""), className}, dataset.name,
                listNames(database,
                          "SELECT name FROM categories WHERE dataset_id = " + std::to_string(dataset.id) +
                              " ORDER BY source_id, id",
                          Message::tr("its classes: %1"), Message::tr("its classes: none")));
}

} // namespace blindspot::dataset
