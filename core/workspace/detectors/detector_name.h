// A function that reads what may stand where a detector is asked for: a name or a file, and which of its heads.
#pragma once

#include <string>
#include <utility>

namespace blindspot::workspace {

/// "yolo26n@one2one" as the name and the head; the whole text and "" where it names no head: paths may have an '@', too.
std::pair<std::string, std::string> nameAndHead(const std::string& text);

} // namespace blindspot::workspace
