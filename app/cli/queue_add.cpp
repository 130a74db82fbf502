// queue add: what train, evaluate and detector train would do at once waits in the queue.
#include "app/cli/cli_error.h"
#include "app/cli/detector_train_options.h"
#include "app/cli/evaluate_options.h"
#include "app/cli/queue.h"
#include "app/cli/train_options.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/studies/study_store.h"

#include <memory>
#include <utility>

namespace blindspot::cli {

namespace {

void refuseFile(bool given, const char* option, const char* remedy)
{
    if (given) throw cliError("an item of the queue keeps what it makes in the workspace", option, remedy);
}

/// Errors: Error for what would not even begin.
int add(Context& context, bool first, workspace::QueueRequest request)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::QueueStore store(workspace, database);
    const workspace::QueueItem item = store.add(std::move(request));
    if (first) store.move(item.id, 1);
    context.output.line("Item " + std::to_string(item.id) + " waits: " + item.what.english());
    tellItem(context, item);
    context.output.done({{"item", item.id}});
    return kDone;
}

} // namespace

void addQueueAddCommands(Commands& commands, CLI::App* queue)
{
    CLI::App* group = queue->add_subcommand("add", "Puts work at the end of the queue: train, evaluate, detector-train, study");
    group->require_subcommand(1);
    auto first = std::make_shared<bool>(false);
    const auto withFirst = [first](CLI::App* command) { command->add_flag("--first", *first, "At its beginning instead"); };

    auto training = std::make_shared<TrainArguments>();
    CLI::App* train = commands.add(
        "train", "A patch is trained, as train does it",
        [training, first](Context& context) {
            refuseFile(training->out.has_value(), "--out", "write it later: runs export");
            return add(context, *first, training->request());
        },
        group);
    training->addTo(*train);
    withFirst(train);

    auto evaluation = std::make_shared<EvaluateArguments>();
    CLI::App* evaluate = commands.add(
        "evaluate", "Patches are evaluated, as evaluate does it; --run item:NUMBER is the run that an item of the queue will have made",
        [evaluation, first](Context& context) {
            refuseFile(!evaluation->out.empty(), "--out", "save the report from the window, or evaluate at once");
            return add(context, *first, evaluation->request());
        },
        group);
    evaluation->addTo(*evaluate);
    withFirst(evaluate);

    auto detector = std::make_shared<DetectorTrainArguments>();
    CLI::App* detectorTrain = commands.add(
        "detector-train", "A detector is trained or hardened, as detector train does it; --run may be item:NUMBER",
        [detector, first](Context& context) {
            workspace::QueuedDetectorTraining queued;
            DetectorTrainArguments arguments = *detector;
            queued.patchRuns = std::exchange(arguments.patchRuns, {}); // their patches may not be there yet
            queued.request = arguments.complete(context.workspace());
            return add(context, *first, std::move(queued));
        },
        group);
    addDetectorTrainOptions(*detectorTrain, *detector);
    withFirst(detectorTrain);

    auto name = std::make_shared<std::string>();
    CLI::App* study = commands.add(
        "study", "A study is done, or gone on with, as study run does it",
        [name, first](Context& context) {
            const workspace::Workspace workspace = context.workspace();
            storage::Database database = workspace.connect();
            const workspace::StudyRecord record = workspace::StudyStore(workspace, database).get(*name);
            return add(context, *first, workspace::StudyRequest{record.id, record.name, BLINDSPOT_VERSION});
        },
        group);
    study->add_option("STUDY", *name, "Its name, as study list has it")->required();
    withFirst(study);
}

} // namespace blindspot::cli
