// Functions that say of requests what can be said before they begin: by then their user may have gone home.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/run_request.h"

#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::workspace {

/// What the workspace knows of a detector; nothing of a file, whose path becomes absolute. Errors: Error where there is neither.
std::optional<DetectorRecord> knownDetector(storage::Database& database, std::string& nameOrFile);

/// Errors: Error where the detector is known and has no such class; an empty one is none.
void requireClass(const std::optional<DetectorRecord>& detector, const std::string& className);

/// Errors: Error unless one of the two is named, and there is such a selection or dataset.
void checkSource(storage::Database& database, const std::optional<std::string>& selection, const std::optional<std::string>& dataset);

/// Errors: Error where there is no such file.
void requireFile(const std::filesystem::path& file);
std::filesystem::path absolutePath(const std::filesystem::path& path);

/// Paths become absolute. Errors: Error for a detector, selection, dataset, class or file that there is not, or an option out of range.
void checkRequest(storage::Database& database, TrainRequest& request);

} // namespace blindspot::workspace
