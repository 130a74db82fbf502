// runs: what was trained; list, show, rename, resume, export, import, delete. Groups and pins are in run_groups.cpp, checkpoints in
// run_checkpoints.cpp.
#include "app/cli/command.h"
#include "app/cli/run_reporter.h"
#include "app/cli/trash.h"
#include "core/common/utf8.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/runs/run_groups.h"
#include "core/workspace/runs/run_ranks.h"
#include "core/workspace/spread/run_import.h"

#include <algorithm>
#include <optional>

namespace blindspot::cli {

namespace {

std::string lossText(const std::optional<double>& loss)
{
    if (!loss) return "-";
    return decimalsText(*loss, 4);
}

Json summary(const workspace::RunRecord& record)
{
    Json json = workspace::recordJson(record);
    json.erase("options");
    return json;
}

/// The images by their content, and what changed of them on the way.
void addImages(Json& record, const workspace::RunStore& store, const std::string& id)
{
    const workspace::ImageList list = store.images(id);
    record["image_list"] = Json::array();
    for (const dataset::ImageIdentity& image : list.images)
        record["image_list"].push_back({{"path", image.path.empty() ? Json(nullptr) : Json(image.path)},
                                    {"sha256", image.sha256.empty() ? Json(nullptr) : Json(image.sha256)},
                                    {"boxes", image.boxes.empty() ? Json(nullptr) : Json(image.boxes)}});
    for (const workspace::LabelChange& change : list.changes)
        record["label_changes"].push_back({{"after_iteration", change.iteration}, {"images", change.images}});
}

/// The pinned runs first, each part the newest first. Errors: Error for a group that there is not.
std::vector<workspace::RunRecord> listed(const workspace::Workspace& workspace, storage::Database& database,
                                         const std::optional<std::string>& group)
{
    const workspace::RunStore store(workspace, database);
    std::vector<workspace::RunRecord> records = store.list();
    if (group) {
        workspace::RunGroups(store, database).require(*group);
        std::erase_if(records, [&group](const workspace::RunRecord& record) { return record.group != *group; });
    }
    std::stable_partition(records.begin(), records.end(), [](const workspace::RunRecord& record) { return record.pinned; });
    return records;
}

int list(Context& context, const std::optional<std::string>& group)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const std::vector<workspace::RunRecord> records = listed(workspace, database, group);
    std::vector<std::vector<std::string>> rows{
        {"RUN", "PIN", "NAME", "GROUP", "STATE", "RECIPE", "DETECTOR", "CLASS", "ITERATIONS", "LOSS", "TIME"}};
    for (const workspace::RunRecord& record : records) {
        context.output.event("run", summary(record));
        rows.push_back({record.id, record.pinned ? "*" : "", record.name, record.group.empty() ? "-" : record.group, std::string(name(record.state)), record.recipe, workspace::detectorNames(record),
                        record.className,
                        std::to_string(record.iterationsDone) + "/" + std::to_string(record.iterations),
                        lossText(record.figures.loss), durationText(record.seconds)});
    }
    context.output.line(records.empty() ? "There are no runs yet; train makes one" : table(rows));
    context.output.done({{"runs", records.size()}});
    return kDone;
}

int show(Context& context, const std::string& id)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::RunStore store(workspace, database);
    const workspace::RunRecord stored = store.get(id);
    std::vector<std::string> detectors;
    for (const workspace::RunDetector& one : workspace::detectorsOf(stored))
        detectors.push_back(one.name);
    Json record = workspace::recordJson(stored);
    record["folder"] = toUtf8(store.folder(id));
    addImages(record, store, id);
    context.output.line(record.dump(2, ' ', false, Json::error_handler_t::replace));
    context.output.event("run", record);
    for (const workspace::CurvePoint& point : store.points(id)) {
        context.output.event("point", {{"iteration", point.iteration},
                                       {"loss", orNull(point.loss)},
                                       {"loss_box", orNull(point.lossBox)},
                                       {"loss_cls", orNull(point.lossCls)},
                                       {"loss_dfl", orNull(point.lossDfl)},
                                       {"losses", byName(detectors, point.losses, point.loss)},
                                       {"weights", byName(detectors, point.weights, 1)},
                                       {"seconds", point.seconds}});
    }
    context.output.done(record);
    return kDone;
}

struct ResumeArguments {
    workspace::ResumeRequest request;
    std::optional<std::string> out;
    double rankTimeout = 0;
};

int resume(Context& context, const ResumeArguments& arguments)
{
    const auto ranks = context.ranks(arguments.rankTimeout);
    if (!ranks->isFirst()) return helpWithRun(context, *ranks);
    workspace::RunLead lead(*ranks);
    if (arguments.out) workspace::requireWritable(*arguments.out, "--out");
    RunReporter reporter(context);
    const workspace::RunOutcome outcome = workspace::resumeRun(context.workspace(), arguments.request, context.stop, reporter, lead);
    return reporter.finish(outcome, arguments.out);
}

std::vector<std::filesystem::path> exported(const workspace::RunStore& store, const std::string& id, const std::filesystem::path& folder,
                                            const std::optional<std::int64_t>& checkpoint)
{
    if (!checkpoint) return workspace::exportRun(store, id, folder);
    const std::filesystem::path file = folder / ("patch-iteration-" + std::to_string(*checkpoint) + ".png");
    workspace::exportCheckpoint(store, id, *checkpoint, file);
    return {file};
}

int exportOne(Context& context, const std::string& id, const std::string& folder, const std::optional<std::int64_t>& checkpoint)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    Json files = Json::array();
    for (const std::filesystem::path& file : exported(workspace::RunStore(workspace, database), id, folder, checkpoint)) {
        context.output.line(toUtf8(file));
        files.push_back(toUtf8(file));
    }
    context.output.done({{"run", id}, {"files", files}});
    return kDone;
}

int removeOne(Context& context, const std::string& id)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::RunStore store(workspace, database);
    const std::string name = store.get(id).name;
    const std::size_t evaluations = workspace::EvaluationStore(database).ofRun(id).size();
    const std::int64_t entry = store.remove(id);
    context.output.line("Deleted run " + id + " (" + name + "); " + inTrashText(entry));
    if (evaluations > 0)
        context.output.line(countedText(static_cast<std::int64_t>(evaluations), "evaluation") +
                            " of its patch stay, with the patch's picture");
    context.output.done({{"run", id}, {"name", name}, {"trash", entry}, {"evaluations", evaluations}});
    return kDone;
}

int rename(Context& context, const std::string& id, const std::string& newName)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::RunStore(workspace, database).rename(id, newName);
    context.output.line("Run " + id + " is named " + newName);
    context.output.done({{"run", id}, {"name", newName}});
    return kDone;
}

int importFrom(Context& context, const std::vector<std::string>& folders)
{
    const workspace::Workspace workspace = context.workspace();
    workspace::RunImport all;
    for (const std::string& folder : folders) {
        const workspace::RunImport one = workspace::importRuns(workspace, folder, context.stop, context.progressSink());
        all.workspaces += one.workspaces, all.runs += one.runs, all.evaluations += one.evaluations, all.measurements += one.measurements;
        all.alreadyHere += one.alreadyHere, all.unfinished += one.unfinished;
    }
    context.output.progress("");
    context.output.line("From " + countedText(all.workspaces, "workspace") + ": " + countedText(all.runs, "run") + " and " +
                        countedText(all.evaluations, "evaluation") + " are new, " + countedText(all.measurements, "measurement") + " of studies, " +
                        std::to_string(all.alreadyHere) + " were here already");
    if (all.unfinished > 0)
        context.output.line(countedText(all.unfinished, "run") + " are not finished: start their workers again, and import again");
    context.output.done({{"workspaces", all.workspaces},
                         {"runs", all.runs},
                         {"evaluations", all.evaluations},
                         {"measurements", all.measurements},
                         {"already_here", all.alreadyHere},
                         {"unfinished", all.unfinished}});
    return kDone;
}

void addResume(Commands& commands, CLI::App* group)
{
    auto arguments = std::make_shared<ResumeArguments>();
    CLI::App* command = commands.add(
        "resume", "Goes on from the run's last checkpoint",
        [arguments](Context& context) { return resume(context, *arguments); }, group);
    command->add_option("ID", arguments->request.run, "The run, as runs list names it")->required();
    command
        ->add_option("--iterations", arguments->request.iterations,
                     "A new number of iterations in all (default: as asked before)")
        ->type_name("N");
    command->add_option("--device", arguments->request.device, "Another device than before")
        ->type_name("auto, cpu or cuda:N");
    commands.shareAmongRanks(command, arguments->rankTimeout);
    command->add_flag("--accept-changes", arguments->request.acceptChanges,
                      "Go on although the boxes of the images are others now, or a run of an earlier version does not say what "
                      "its images were");
    command
        ->add_option("--out", arguments->out,
                     "Where the patch is written as a picture, besides the run's own")
        ->type_name("FILE.png");
}

} // namespace

void addRunsCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup("runs", "What was trained: list, show, rename, group, pin, resume, checkpoints, export, import, delete");
    auto ofGroup = std::make_shared<std::optional<std::string>>();
    commands
        .add("list", "All runs, the pinned ones first (PIN *), then the newest",
             [ofGroup](Context& context) { return list(context, *ofGroup); }, group)
        ->add_option("--group", *ofGroup, "Only the runs of this group")
        ->type_name("NAME");
    addRunGroupCommands(commands, group);

    auto id = std::make_shared<std::string>();
    const auto withId = [&](const char* command, const char* description, Action action) {
        CLI::App* added = commands.add(command, description, std::move(action), group);
        added->add_option("ID", *id, "The run, as runs list names it")->required();
        return added;
    };
    withId("show", "A run's record and curve", [id](Context& context) { return show(context, *id); });
    addResume(commands, group);
    addRunCheckpointsCommand(commands, group);
    auto folder = std::make_shared<std::string>();
    auto checkpoint = std::make_shared<std::optional<std::int64_t>>();
    CLI::App* exported = withId(
        "export", "Writes patch.png, patch.safetensors, run.json, images.json, curve.csv and train.toml (for --config)",
        [id, folder, checkpoint](Context& context) { return exportOne(context, *id, *folder, *checkpoint); });
    exported->add_option("--out", *folder, "Folder to write to; made when missing")
        ->type_name("DIR")
        ->required();
    exported->add_option("--checkpoint", *checkpoint, "Only the patch after so many iterations, as runs checkpoints lists them")
        ->type_name("N");
    withId("delete", "Moves a run with its patch and checkpoints to the trash",
           [id](Context& context) { return removeOne(context, *id); });
    auto folders = std::make_shared<std::vector<std::string>>();
    commands
        .add("import", "Takes in the runs, evaluations and measurements of studies that another workspace or the workers of a spread queue have made",
             [folders](Context& context) { return importFrom(context, *folders); }, group)
        ->add_option("DIR", *folders, "A workspace, or the folder that queue export has written; several are possible")
        ->required();
    auto newName = std::make_shared<std::string>();
    withId("rename", "Gives a run another name", [id, newName](Context& context) {
        return rename(context, *id, *newName);
    })->add_option("NAME", *newName, "The new name; no other run may have it")->required();
}

} // namespace blindspot::cli
