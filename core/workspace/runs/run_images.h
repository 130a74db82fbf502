// Functions that name the images of a run by their content when it begins, and find the very same ones again when it goes on.
// Private to this folder.
#pragma once

#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/dataset/image_record.h"
#include "core/storage/database.h"
#include "core/workspace/records/image_list.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct FoundImages {
    std::vector<dataset::ImageRecord> records; ///< as they are now, in the run's order
    ImageList list;                            ///< the run's list, with what is true of it now but for the numbers
    std::vector<std::string> changed;          ///< paths of those whose boxes are others than the run used
    std::int64_t unverified = 0;               ///< of which the run's record does not say what they were
};

/// The images of the list: the same content, wherever it lies in the index now and whatever its file is called, of several the
/// one with the same boxes. Errors: Error naming the first picture of which no image of the index has the content, and how many
/// they are; Cancelled.
FoundImages findAgain(storage::Database& database, const std::string& run, const ImageList& list, StopControl& stop,
                      const ProgressSink& progress);

/// Errors: Error with what is not the same and what can be done, unless `accepted`.
void requireUnchanged(const FoundImages& found, const std::string& run, bool accepted);

} // namespace blindspot::workspace
