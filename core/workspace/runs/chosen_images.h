// Functions that find the images of a training or an evaluation from the names that the user gave.
#pragma once

#include "core/dataset/image_record.h"
#include "core/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct ImageChoice {
    std::optional<std::string> selection; ///< either this
    std::optional<std::string> dataset;   ///< or the images of this one that show the class
    std::string className;                ///< empty: any
    std::optional<std::int64_t> images; ///< the first so many; empty: all
};

/// Errors: Error when neither or both are named.
void requireOneSource(const std::optional<std::string>& selection, const std::optional<std::string>& dataset);

/// Errors: Error when neither or both are named, a name does not exist, no image remains, or none of them has an annotation where a
/// class is asked for.
std::vector<dataset::ImageRecord> chosenImages(storage::Database& database, const ImageChoice& choice);

} // namespace blindspot::workspace
