// Functions that the readers of COCO's JSON files share: they read ids and numbers, and throw the error for a
// broken file. Private to this folder.
#pragma once

#include "core/dataset/import/coco_ids.h"
#include "core/dataset/import/json_filter.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace blindspot::dataset {

/// An id that is written with a point or an exponent (1.0); 2^53 is as far as a double counts. An id of more
/// digits than fit into 64 bits, which comes here as well, is taken by its digits. `token`: as the file has
/// it. Nothing where it is no id.
std::optional<std::int64_t> idOfFloat(double value, std::string_view token, IdMap& ids);

/// A number that is written as text; NaN where the text is none. In every language of the system with a
/// decimal point.
double numberOfText(std::string_view text);

/// "10, 20, 30, 40" or "[10 20 30 40]", as tables have it; nothing where it is not exactly four numbers.
std::optional<std::array<double, 4>> fourNumbersOfText(std::string_view text);

/// For parse_error of nlohmann's SAX events. `position`: in the stream. `reason`: what nlohmann says.
/// Errors: Error with the byte of the file, always.
[[noreturn]] void failBroken(const JsonFilter& filter, const std::filesystem::path& file,
                             std::size_t position, std::string reason);

} // namespace blindspot::dataset
