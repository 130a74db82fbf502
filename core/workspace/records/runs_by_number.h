// Runs of earlier versions know their images by number alone. This looks up what they were while it can still be known.
// Private to this folder.
#pragma once

#include "core/storage/database.h"

#include <filesystem>

namespace blindspot::workspace {

/// For each run that the schema's migration found: where the datasets of its images were not imported again since, the numbers
/// still mean the same images, and their paths and boxes are written into the run's images.json; the others stay as they are,
/// and their content is not known. Once a run; what cannot be read or written is left as it is.
void nameImagesOfOldRuns(storage::Database& database, const std::filesystem::path& runsFolder);

} // namespace blindspot::workspace
