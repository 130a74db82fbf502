// Functions that enter a newly trained detector into the workspace's list of detectors.
#pragma once

#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/records/workspace.h"

#include <filesystem>
#include <string>

namespace blindspot::workspace {

/// Where a workspace keeps the weights that are trained in it.
std::filesystem::path trainedDetectorFile(const Workspace& workspace, const std::string& name);

/// `wished`, or "wished-2" and so on where a detector of another file has that name.
std::string freeName(const DetectorStore& store, const std::string& wished,
                     const std::filesystem::path& file);

/// Adds the weights that were just written to `file` under `wished` (or its free name). A record of that name
/// and that very file is brought up to date. Errors: Error for a bad file.
DetectorRecord addTrained(DetectorStore& store, const std::filesystem::path& file, const std::string& wished);

} // namespace blindspot::workspace
