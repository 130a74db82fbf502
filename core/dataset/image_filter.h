// An ImageFilter is an ImageQuery as SQL: the conditions and the values for their parameters. Private to this
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
    /// Looks up the dataset, class and selection. Errors: Error naming those that exist.
    ImageFilter(storage::Database& database, const ImageQuery& query);

    /// `SELECT <columns> FROM images i WHERE ... <tail>`, with the values bound.
    storage::Statement select(storage::Database& database, const std::string& columns,
                              const std::string& tail = {}) const;

  private:
    using Value = std::variant<std::int64_t, double, std::string>;

    void require(const std::string& condition, std::vector<Value> values);
    void requireObjects(storage::Database& database, const ImageQuery& query);

    std::int64_t dataset_ = 0;
    std::string where_;
    std::vector<Value> values_;
};

/// What exists: `some` with "a, b, c and 4 more" in its place; `none` where nothing does.
Message listNames(storage::Database& database, const std::string& sql, Message::Text some, Message none);

/// The id of a category, of several that differ by case the first. Errors: Error naming the dataset's classes.
std::int64_t requireCategory(storage::Database& database, const DatasetInfo& dataset,
                             const std::string& className, bool anyCase);

} // namespace blindspot::dataset
