// What can be said of a request before it begins: by then its user may have gone home.
#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/selection.h"
#include "core/defences/defence.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/queue/queue_request.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/request_check.h"

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

/// Runs by id, and items that make runs. Errors: Error naming the first that there is not.
void requireRuns(storage::Database& database, const std::vector<std::string>& runs)
{
    for (const std::string& run : runs) {
        if (const auto item = itemOfRun(run)) {
            if (database.scalar("SELECT count(*) FROM queue_items WHERE id = ? AND kind = 'train' AND removed_at IS NULL", *item) == 0)
                throw Error({Message::tr("the queue has no item %1 that trains a patch"), *item}, "--run",
                            Message::tr("see the items with queue list"));
        } else if (database.scalar("SELECT count(*) FROM runs WHERE id = ?", run) == 0) {
            throw Error({Message::tr("there is no run '%1'"), run}, "--run", Message::tr("see the runs with runs list"));
        }
    }
}

void checkOne(storage::Database& database, TrainRequest& request)
{
    checkRequest(database, request);
}

void checkOne(storage::Database& database, EvaluationRequest& request)
{
    request.options.check();
    if (request.detectors.empty())
        throw Error(Message::tr("there is no detector"), "--detector", Message::tr("name at least one"));
    for (std::string& detector : request.detectors)
        requireClass(knownDetector(database, detector), request.images.className);
    checkSource(database, request.images.selection, request.images.dataset);
    if (request.runs.empty() && request.patches.empty())
        throw Error(Message::tr("there is no patch"), "--patch",
                    Message(Message::tr("name a file with --patch or a run with --run")).inWindow(Message::tr("name a file or a run")));
    requireRuns(database, request.runs);
    for (fs::path& file : request.patches) {
        requireFile(file);
        file = absolutePath(file);
    }
    for (const std::string& defence : request.defences)
        defences::parseDefence(defence, "--defence");
    if (request.placement) patch::parsePlacement(*request.placement);
}

void checkOne(storage::Database& database, QueuedDetectorTraining& training)
{
    DetectorTrainRequest& request = training.request;
    request.options.check();
    checkSource(database, request.selection, request.dataset);
    if (request.validation) dataset::SelectionStore(database).get(*request.validation);
    if (request.from) knownDetector(database, *request.from);
    requireRuns(database, training.patchRuns);
    for (fs::path& file : request.patches) {
        requireFile(file);
        file = absolutePath(file);
    }
    request.out = absolutePath(request.out);
    requireWritable(request.out, "--out");
    if (database.scalar("SELECT count(*) FROM queue_items WHERE kind = 'detector-train' AND state IN ('waiting', 'running') AND removed_at "
                        "IS NULL AND json_extract(request_json, '$.request.out') = ?",
                        toUtf8(request.out)) > 0)
        throw Error(Message::tr("another item of the queue writes this file"), toUtf8(request.out), Message::tr("choose another file"));
}

void checkOne(storage::Database& database, StudyRequest& request)
{
    if (database.scalar("SELECT count(*) FROM studies WHERE id = ? AND removed_at IS NULL", request.study) == 0)
        throw Error({Message::tr("there is no study '%1'"), request.name}, {}, Message::tr("see the studies with study list"));
}

} // namespace

QueueRequest checkedRequest(storage::Database& database, QueueRequest request)
{
    std::visit([&database](auto& one) { checkOne(database, one); }, request);
    return request;
}

} // namespace blindspot::workspace
