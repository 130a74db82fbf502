// detector trainings: what was trained; list, show, go on, remove.
#include "app/cli/detector_train.h"

#include "app/cli/cli_error.h"
#include "app/cli/trash.h"
#include "core/common/utf8.h"
#include "core/workspace/trainings/detector_training.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <memory>
#include <optional>

namespace blindspot::cli {

namespace {

using workspace::DetectorTrainingRecord;

Json orNull(const auto& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json recordJson(const DetectorTrainingRecord& record)
{
    return {{"training", record.id},
            {"state", std::string(name(record.state))},
            {"detector", record.detectorName},
            {"out", toUtf8(record.out)},
            {"dataset", orNull(record.dataset)},
            {"selection", orNull(record.selection)},
            {"architecture", record.architecture},
            {"scale", record.scale},
            {"classes", record.classNames},
            {"input_size", record.inputSize},
            {"images", record.images},
            {"validation_images", record.validationImages},
            {"epochs", record.epochs},
            {"epochs_done", record.epochsDone},
            {"early", record.early()},
            {"best_epoch", record.bestEpoch > 0 ? Json(record.bestEpoch) : Json(nullptr)},
            {"ap50", orNull(record.bestAp50)},
            {"device", record.device},
            {"seed", record.seed},
            {"created_at", record.createdAt},
            {"updated_at", record.updatedAt},
            {"seconds", record.seconds},
            {"error", record.error ? Json(record.error->english()) : Json(nullptr)}};
}

Json pointJson(const workspace::DetectorTrainingPoint& point)
{
    return {{"epoch", point.epoch},
            {"loss", point.loss},
            {"loss_box", point.lossBox},
            {"loss_cls", point.lossCls},
            {"loss_dfl", point.lossDfl},
            {"ap50", orNull(point.ap50)},
            {"learning_rate", point.learningRate},
            {"seconds", point.seconds}};
}

std::string figureText(const std::optional<double>& figure)
{
    if (!figure) return "-";
    const std::string text = std::to_string(*figure);
    return text.substr(0, text.find('.') + 5);
}

int list(Context& context)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const auto records = workspace::DetectorTrainingStore(workspace, database).list();
    std::vector<std::vector<std::string>> rows{
        {"TRAINING", "STATE", "DETECTOR", "IMAGES FROM", "EPOCHS", "AP50", "TIME"}};
    for (const DetectorTrainingRecord& record : records) {
        context.output.event("training", recordJson(record));
        rows.push_back({record.id, std::string(name(record.state)), record.detectorName,
                        record.selection.value_or(record.dataset.value_or("-")),
                        std::to_string(record.epochsDone) + "/" + std::to_string(record.epochs),
                        figureText(record.bestAp50), durationText(record.seconds)});
    }
    context.output.line(records.empty() ? "No detector was trained here yet; detector train does it"
                                        : table(rows));
    context.output.done({{"trainings", records.size()}});
    return kDone;
}

int show(Context& context, const std::string& id)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::DetectorTrainingStore store(workspace, database);
    const DetectorTrainingRecord found = store.get(id);
    Json record = recordJson(found);
    record["request"] = Json::parse(found.requestJson, nullptr, false);
    context.output.line(record.dump(2, ' ', false, Json::error_handler_t::replace));
    context.output.event("training", record);
    for (const workspace::DetectorTrainingPoint& point : store.points(id))
        context.output.event("point", pointJson(point));
    context.output.done(record);
    return kDone;
}

int removeOne(Context& context, const std::string& id)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const std::int64_t entry = workspace::DetectorTrainingStore(workspace, database).remove(id);
    context.output.line("Removed training " + id + "; " + inTrashText(entry));
    context.output.done({{"training", id}, {"trash", entry}});
    return kDone;
}

struct Arguments {
    std::string id;
    bool resume = false, remove = false;
    double timeout = 0; ///< of ranks
};

int chosen(Context& context, const Arguments& arguments)
{
    if (arguments.id.empty()) return list(context);
    if (arguments.resume)
        return trainDetector(context, arguments.timeout, [&] { return workspace::resumedRequest(context.workspace(), arguments.id); });
    if (context.launch)
        throw cliError("one process does this, and " + context.launch->by + " has started " + std::to_string(context.launch->size), "trainings",
                       "start it once; with --resume several ranks go on with a training");
    if (arguments.remove) return removeOne(context, arguments.id);
    return show(context, arguments.id);
}

} // namespace

void addDetectorTrainingsCommand(Commands& commands, CLI::App* detector)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "trainings", "The trainings of detectors, the newest first; with ID one of them and its curve",
        [arguments](Context& context) { return chosen(context, *arguments); }, detector);
    CLI::Option* id = command->add_option("ID", arguments->id, "The training");
    CLI::Option* resume =
        command->add_flag("--resume", arguments->resume, "Goes on with it from its checkpoint")->needs(id);
    command
        ->add_flag("--remove", arguments->remove,
                   "Moves its record, curve and checkpoint to the trash; the detector stays")
        ->needs(id)
        ->excludes(resume);
    commands.shareAmongRanks(command, arguments->timeout);
}

} // namespace blindspot::cli
