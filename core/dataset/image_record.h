// Images of the index with their annotations, as plain values.
#pragma once

#include "core/common/box.h"
#include "core/imaging/image.h"
#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct AnnotationRecord {
    std::int64_t id = 0;
    std::int64_t sourceId = 0;   ///< in the imported file; negative where it has none or a text
    std::int64_t categoryId = 0; ///< in the imported file
    std::string className;
    Box box;          ///< in pixels of the upright image, inside it
    double area = 0;  ///< the segment's where the file has it, else the box's; square pixels
    bool crowd = false;
    bool difficult = false;
};

struct ImageRecord {
    std::int64_t id = 0;       ///< in the index
    std::int64_t sourceId = 0; ///< in the imported file, or its place in the order of names; ids that are texts are counted on
    std::filesystem::path path;
    int width = 0;
    int height = 0;
    std::vector<AnnotationRecord> annotations; ///< in the order of the imported file
};

/// The images of a selection in its order. A constant number of SQL statements, whatever its size. Errors:
/// Error naming the selections that exist.
std::vector<ImageRecord> readSelection(storage::Database& database, const std::string& selection);

struct DatasetReadOptions {
    /// Only images with an object of this class, whatever the case of its letters; a crowd is none.
    std::optional<std::string> className{};
    std::optional<std::string> split{};
    std::int64_t limit = -1; ///< the first ones; -1: all
};

/// The images of a dataset in the order of the imported file's image ids; the same constant number of
/// statements. Errors: Error when the dataset or the class does not exist (naming those that do) or no image
/// fits.
std::vector<ImageRecord> readDataset(storage::Database& database, const std::string& dataset,
                                     const DatasetReadOptions& options = {});

/// The images with these ids in their order; ids that do not exist are left out.
std::vector<ImageRecord> readImages(storage::Database& database, const std::vector<std::int64_t>& ids);

} // namespace blindspot::dataset
