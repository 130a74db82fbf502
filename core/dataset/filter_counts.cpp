#include "core/dataset/filter_counts.h"

#include "core/dataset/image_filter.h"

namespace blindspot::dataset {

namespace {

/// Whether there are conditions besides the size.
bool narrows(const ImageQuery& query)
{
    return !query.classNames.empty() || query.minObjects || query.maxObjects || !query.fileNameContains.empty() || query.selection ||
           query.split || query.finding;
}

void countClasses(storage::Database& database, const ImageQuery& query, FilterCounts& counts)
{
    ImageQuery others = query;
    if (!query.everyClass) others.classNames.clear();
    const ImageFilter filter(database, others);
    const auto count = [&](storage::Statement row) {
        while (row.step())
            counts.classes[row.text(0)] = row.integer(1);
    };
    if (query.finding && query.scan) {
        count(filter.selectWithIds(database,
                                   "SELECT class_name, count(DISTINCT image_id) FROM findings WHERE scan_id = ? AND kind = ?"
                                   " AND min_side >= ? AND image_id IN",
                                   {*query.scan, static_cast<std::int64_t>(*query.finding), query.minSide}, "GROUP BY class_name"));
        return;
    }
    if (!narrows(others)) { // a large dataset is counted from the index of classes alone, twice as fast
        storage::Statement row = database.prepare("SELECT c.name, count(DISTINCT a.image_id) FROM categories c JOIN annotations a ON"
                                                  " a.category_id = c.id WHERE c.dataset_id = ? AND a.crowd = 0 AND a.min_side >= ?"
                                                  " GROUP BY c.id");
        row.bindAll(filter.dataset(), query.minSide);
        count(std::move(row));
        return;
    }
    count(filter.selectWithIds(database,
                               "SELECT c.name, count(DISTINCT a.image_id) FROM categories c JOIN annotations a ON a.category_id = c.id"
                               " WHERE c.dataset_id = ? AND a.crowd = 0 AND a.min_side >= ? AND a.image_id IN",
                               {filter.dataset(), query.minSide}, "GROUP BY c.id"));
}

void countFindings(storage::Database& database, ImageQuery query, FilterCounts& counts)
{
    query.finding.reset();
    const DatasetIndex index(database);
    counts.images = index.count(query);
    if (!query.scan) return;
    storage::Statement scanned = ImageFilter(database, query).select(database, "total(NOT " + scannedCondition(*query.scan) + ")");
    if (scanned.step()) counts.unscanned = static_cast<std::int64_t>(scanned.real(0));
    for (const FindingKind kind : {FindingKind::HalfSeen, FindingKind::Missed, FindingKind::Invented, FindingKind::Found}) {
        query.finding = kind;
        counts.findings[static_cast<std::size_t>(kind)] = index.count(query);
    }
}

} // namespace

FilterCounts countFilter(storage::Database& database, const ImageQuery& query)
{
    FilterCounts counts;
    countClasses(database, query, counts);
    countFindings(database, query, counts);
    return counts;
}

} // namespace blindspot::dataset
