// Functions that find the images of a detector's training and split them into those trained on and those held
// out. Private to this folder.
#pragma once

#include "core/dataset/image_record.h"
#include "core/storage/database.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <string>
#include <vector>

namespace blindspot::workspace {

using ImageRecords = std::vector<dataset::ImageRecord>;

struct TrainingSplit {
    ImageRecords train, validation; ///< both in the order of their dataset or selection
    std::string heldOut;            ///< how the validation images were found, in words
};

/// Without a validation selection the last tenth by the hash of the file names is held out. Errors: Error for
/// none or two sources, unknown names, and where nothing is left to train on.
TrainingSplit splitOf(storage::Database& database, const DetectorTrainRequest& request);

/// Those that have annotations. Errors: Error where there is none.
std::vector<std::string> datasetClasses(storage::Database& database, const DetectorTrainRequest& request);

std::string sha256OfText(const std::string& text);

} // namespace blindspot::workspace
