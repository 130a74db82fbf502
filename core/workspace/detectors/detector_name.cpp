#include "core/workspace/detectors/detector_name.h"

#include "core/detector/head_kind.h"

#include <string_view>

namespace blindspot::workspace {

std::pair<std::string, std::string> nameAndHead(const std::string& text)
{
    const std::size_t at = text.rfind('@');
    if (at == std::string::npos || !detector::headFromName(std::string_view(text).substr(at + 1))) return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

} // namespace blindspot::workspace
