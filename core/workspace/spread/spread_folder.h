// Where the parts of a spread queue are in its folder. Private to this folder.
#pragma once

#include "core/common/input_file.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <system_error>

namespace blindspot::workspace {

/// Says that the folder is a spread queue; written last.
inline std::filesystem::path spreadMark(const std::filesystem::path& folder)
{
    return folder / "spread-queue.json";
}
inline std::filesystem::path claimsOf(const std::filesystem::path& folder)
{
    return folder / "claims";
}
inline std::filesystem::path workersOf(const std::filesystem::path& folder)
{
    return folder / "workers";
}
/// What a worker's workspace began with: records that are not its own.
inline std::filesystem::path beginningOf(const std::filesystem::path& worker)
{
    return worker / "began-with.json";
}
/// Its content; no object where there is none, or a damaged one. Errors: Error where it cannot be read.
inline nlohmann::json readBeginning(const std::filesystem::path& worker)
{
    std::error_code ignored;
    if (!std::filesystem::exists(beginningOf(worker), ignored)) return nullptr;
    return nlohmann::json::parse(wholeFile(beginningOf(worker)), nullptr, false);
}

} // namespace blindspot::workspace
