// Functions that find the images of a detector's training and split them into those trained on and those held
// out. Private to this folder.
#pragma once

#include "core/dataset/image_record.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/storage/database.h"
#include "core/workspace/records/image_list.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <string>
#include <vector>

namespace blindspot::workspace {

using ImageRecords = std::vector<dataset::ImageRecord>;

struct TrainingSplit {
    ImageRecords train, validation; ///< both in the order of their dataset or selection
    ImageList list;                 ///< what they are
    std::string heldOut;            ///< how the validation images were found, in words
};

/// Without a validation selection the last tenth by the hash of the file names is held out. A picture that is held out is not
/// trained on, whatever its file is called. Errors: Error for none or two sources, unknown names, and where nothing is left to
/// train on; Cancelled.
TrainingSplit splitOf(storage::Database& database, const DetectorTrainRequest& request, StopControl& stop,
                      const ProgressSink& progress);

/// Errors: Error where the images are not those of `before`, with what changed; images whose record does not say what they were
/// are taken for the same.
void requireSameImages(const ImageList& now, const ImageList& before, const std::string& training);

/// Those that have annotations. Errors: Error where there is none.
std::vector<std::string> datasetClasses(storage::Database& database, const DetectorTrainRequest& request);

std::string sha256OfText(const std::string& text);

} // namespace blindspot::workspace
