// What a killed program's item had made by then: its record may not have been noted with the item yet.
#include "core/common/error.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/runs/named_run.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <algorithm>

namespace blindspot::workspace {

namespace {

/// A run gets a name that was free when its item began; who has it since then is the item's.
bool findRun(const Workspace& workspace, storage::Database& database, QueueItem& item)
{
    const RunStore store(workspace, database);
    const auto run = !item.record.empty()         ? store.find(item.record)
                     : !item.reservedName.empty() ? findNamed(store, item.reservedName, item.startedAt)
                                                  : std::nullopt;
    if (run) item.record = run->id;
    if (!run) item.record.clear(); // deleted meanwhile
    return run && run->state == RunState::Completed && run->iterationsDone >= run->iterations;
}

bool findTraining(const Workspace& workspace, storage::Database& database, const QueuedDetectorTraining& request, QueueItem& item)
{
    const auto training = DetectorTrainingStore(workspace, database).newestOf(request.request.out);
    if (!training || (training->id != item.record && training->createdAt < item.startedAt)) {
        item.record.clear();
        return false;
    }
    item.record = training->id;
    return training->state == DetectorTrainingState::Completed;
}

/// An evaluation is there whole or not at all.
bool findEvaluation(storage::Database& database, const EvaluationRequest& request, QueueItem& item)
{
    for (const EvaluationSummary& one : EvaluationStore(database).list()) {
        if (one.createdAt < item.startedAt) break; // the newest come first
        if (one.selection != request.images.selection || one.dataset != request.images.dataset) continue;
        const auto is = [&one](const std::string& run) {
            return std::any_of(one.patches.begin(), one.patches.end(), [&run](const PatchSummary& patch) { return patch.run == run; });
        };
        const std::vector<std::string> runs = runsOfItems(database, request.runs);
        if (runs.empty() || !std::all_of(runs.begin(), runs.end(), is)) continue;
        item.record = one.id;
        return true;
    }
    return false;
}

} // namespace

bool findWhatItMade(const Workspace& workspace, storage::Database& database, QueueItem& item)
{
    try {
        const QueueRequest request = queueRequestFromText(item.kind, item.requestJson, item.id);
        if (std::holds_alternative<TrainRequest>(request)) return findRun(workspace, database, item);
        if (const auto* training = std::get_if<QueuedDetectorTraining>(&request))
            return findTraining(workspace, database, *training, item);
        if (const auto* evaluation = std::get_if<EvaluationRequest>(&request)) return findEvaluation(database, *evaluation, item);
        return false; // a study goes on and finds for itself what is done
    } catch (const Error&) {
        return false; // a damaged request: it fails with a sentence when it begins
    }
}

} // namespace blindspot::workspace
