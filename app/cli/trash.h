// What the commands that delete say of the trash.
#pragma once

#include <cstdint>
#include <string>

namespace blindspot::cli {

/// "it is in the trash for 30 days (trash restore 7)".
std::string inTrashText(std::int64_t entry);

} // namespace blindspot::cli
