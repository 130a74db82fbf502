// A QueueRequest is what an item of the queue asks for. These functions check it when it is put there, keep it as text, and say it
// in a few words.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/queue/queue_item.h"
#include "core/workspace/runs/run_request.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace blindspot::workspace {

/// A detector's training, with runs whose patches are worn besides those of `request.patches`: their files are looked for when it
/// begins.
struct QueuedDetectorTraining {
    DetectorTrainRequest request;
    std::vector<std::string> patchRuns;
};

/// A study of the workspace, which is done or gone on with.
struct StudyRequest {
    std::int64_t study = 0; ///< its number in the workspace
    std::string name;       ///< that it had when it was put there
    std::string version;    ///< of the program, for the record
};

/// In the order of QueueKind. A run is named by its id, or as "item:12" by the item of the queue that makes it.
using QueueRequest = std::variant<TrainRequest, EvaluationRequest, QueuedDetectorTraining, StudyRequest>;

/// The item that a name of a run means. Errors: Error for "item:" without a number.
std::optional<std::int64_t> itemOfRun(const std::string& run);
/// The items that have to be done before, each once.
std::vector<std::int64_t> needsOf(const QueueRequest& request);

/// The request with paths that hold from any folder. Errors: Error for what would not even begin: an option out of range, a
/// detector, selection, dataset, class, run, item or file that there is not, a file that may not be written.
QueueRequest checkedRequest(storage::Database& database, QueueRequest request);

/// "Train a patch against yolov8n on people, 100 iterations".
Message wordsOf(const QueueRequest& request);

/// JSON, numbers exact.
std::string queueRequestText(const QueueRequest& request);
/// Errors: Error naming the item for what is no request of this version.
QueueRequest queueRequestFromText(QueueKind kind, const std::string& text, std::int64_t item);

} // namespace blindspot::workspace
