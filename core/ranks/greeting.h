// What the ranks say of themselves when they meet, so that no two different programs add up their figures.
#pragma once

#include "core/common/message.h"
#include "core/ranks/join.h"

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::ranks {

std::string greetingText(const JoinOptions& options);

/// In which part rank `rank` differs from rank 0, as a whole sentence; nothing where they are the same.
std::optional<Message> differenceOf(const JoinOptions& mine, std::int64_t rank, const std::string& greeting);

/// "1, 3, 5"; of many the first ones: "1, 2, 3, ...".
std::string rankList(const std::vector<std::int64_t>& ranks);

} // namespace blindspot::ranks
