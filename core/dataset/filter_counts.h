// FilterCounts say what each choice of a filter would show, beside the other conditions: the images of each class and of each
// kind of finding.
#pragma once

#include "core/dataset/dataset_index.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace blindspot::dataset {

struct FilterCounts {
    /// Images that would be shown with the class, by its name: those that the other conditions leave and, where every class is
    /// asked for, the classes that are chosen. Classes that none would be shown of are left out.
    std::map<std::string, std::int64_t> classes;
    /// Images that would be shown with a finding, by FindingKind. All 0 without a scan.
    std::array<std::int64_t, 4> findings{};
    std::int64_t images = 0;    ///< that fit whatever was found
    std::int64_t unscanned = 0; ///< of these, those that `scan` has not looked at, or that have changed since
};

/// Limit, offset and order do not count. Errors: as DatasetIndex::images.
FilterCounts countFilter(storage::Database& database, const ImageQuery& query);

} // namespace blindspot::dataset
