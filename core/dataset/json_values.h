// Functions that the readers of COCO's JSON files share: one checks ids, one throws the error for a broken
// file. Private to this folder.
#pragma once

#include "core/dataset/json_filter.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::dataset {

/// An id as COCO means it: a whole number. 2^53 is as far as a double counts.
std::optional<std::int64_t> wholeNumber(const std::optional<double>& value);

/// For parse_error of nlohmann's SAX events. `position`: in the stream. `reason`: what nlohmann says.
/// Errors: Error with the byte of the file, always.
[[noreturn]] void failBroken(const JsonFilter& filter, const std::filesystem::path& file,
                             std::size_t position, std::string reason);

} // namespace blindspot::dataset
