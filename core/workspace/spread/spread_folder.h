// Where the parts of a spread queue are in its folder. Private to this folder.
#pragma once

#include <filesystem>

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

} // namespace blindspot::workspace
