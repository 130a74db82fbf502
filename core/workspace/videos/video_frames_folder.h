// Functions about the datasets that were made of videos: who annotated their frames, and the folder of the workspace that holds them.
#pragma once

#include "core/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::workspace {

/// The detector whose own detections are the dataset's annotations; nothing where they are not a detector's, or nobody knows. Errors:
/// Error naming the datasets that exist.
std::optional<std::string> annotatorOf(storage::Database& database, const std::string& dataset);

/// Where an import into the workspace puts the frames of videos: a folder for each in it.
std::filesystem::path videoFrames(const std::filesystem::path& workspace);

/// The folder below videoFrames() that holds the pictures of this dataset of the index alone; nothing where they are the user's own,
/// another dataset, be it in the trash, has pictures there as well, or annotations beside them were written since they were imported.
std::optional<std::filesystem::path> ownFrames(storage::Database& database, const std::filesystem::path& workspace, std::int64_t dataset);

} // namespace blindspot::workspace
