// An ImageFilter is an ImageQuery as SQL: the conditions, the order, and the values for their parameters. Private to this
// folder.
#pragma once

#include "core/common/message.h"
#include "core/dataset/dataset_index.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace blindspot::dataset {

class ImageFilter {
  public:
    using Value = std::variant<std::int64_t, double, std::string>;

    /// Looks up the dataset, classes and selection. Errors: Error naming those that exist.
    ImageFilter(storage::Database& database, const ImageQuery& query);

    std::int64_t dataset() const { return dataset_; }
    /// `SELECT <columns> FROM images i WHERE ...`, with the values bound.
    storage::Statement select(storage::Database& database, const std::string& columns) const;
    /// The same in the query's order, from its offset on, at most its limit.
    storage::Statement selectPage(storage::Database& database, const std::string& columns) const;
    /// `<before> (SELECT i.id FROM images i WHERE ...) <after>`, with the values bound behind those of `before`.
    storage::Statement selectWithIds(storage::Database& database, const std::string& before, std::vector<Value> values,
                                     const std::string& after) const;

  private:
    void require(const std::string& condition, std::vector<Value> values);
    void requireClasses(storage::Database& database, const ImageQuery& query, const DatasetInfo& info) const;
    void requireObjects(const ImageQuery& query);
    void requireObjectsOf(const ImageQuery& query, const std::vector<std::string>& classNames, bool counted);
    void requireFindings(const ImageQuery& query);
    void requireFindingOf(const ImageQuery& query, const std::vector<std::string>& classNames);
    void orderBy(const ImageQuery& query);
    std::string ofFindings(const ImageQuery& query, const std::string& figure, FindingKind kind);
    storage::Statement bound(storage::Database& database, const std::string& sql, const std::vector<Value>& values) const;

    std::int64_t dataset_ = 0;
    std::string where_, order_;
    std::vector<Value> values_, orderValues_;
};

/// What exists: `some` with "a, b, c and 4 more" in its place; `none` where nothing does.
Message listNames(storage::Database& database, const std::string& sql, Message::Text some, Message none);

/// The id of a category, of several that differ by case the first. Errors: Error naming the dataset's classes.
std::int64_t requireCategory(storage::Database& database, const DatasetInfo& dataset,
                             const std::string& className, bool anyCase);

/// The SQL condition that an image `i` was scanned, and is as it was then.
std::string scannedCondition(std::int64_t scan);

} // namespace blindspot::dataset
