// study: many trainings that differ in their settings; create, list, show, run, export, remove, restore.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "app/cli/option_text.h"
#include "app/cli/study_output.h"
#include "app/cli/train_options.h"
#include "core/report/repeat_command.h"
#include "core/report/studies/study_document.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/studies/study_images.h"
#include "core/workspace/studies/study_result.h"
#include "core/workspace/studies/study_runner.h"

#include <memory>
#include <string>
#include <vector>

namespace blindspot::cli {

namespace {

using workspace::StudyRecord;
using workspace::StudySpec;

struct CreateArguments {
    TrainArguments training;
    std::string name;
    std::vector<std::string> vary;
    StudySpec spec;
};

Json recordJson(const StudyRecord& record)
{
    Json vary = Json::array();
    for (const workspace::StudyOption& option : record.spec.options)
        vary.push_back(workspace::text(option));
    return {{"study", record.name},
            {"vary", vary},
            {"settings", record.settings.size()},
            {"seeds", record.spec.seeds},
            {"trainings", static_cast<std::int64_t>(record.settings.size()) * record.spec.seeds},
            {"random", record.spec.random > 0},
            {"eta", record.spec.eta},
            {"running", record.running},
            {"created_at", record.createdAt}};
}

std::string summary(const StudyRecord& record)
{
    std::string text = countedText(static_cast<std::int64_t>(record.settings.size()), "setting");
    if (record.spec.seeds > 1) text += " x " + std::to_string(record.spec.seeds) + " seeds";
    if (record.spec.eta > 0) text += ", halving";
    return text;
}

std::string heldOutText(const workspace::StudyImages& images)
{
    return std::to_string(images.heldOut) + " of the " + countedText(images.images, "image") + " that it is measured on " +
           (images.heldOut == 1 ? "is" : "are") + " held out";
}

int create(Context& context, const CreateArguments& arguments)
{
    if (arguments.training.out) throw cliError("a study has many patches", "--out", "runs export writes them");
    StudySpec spec = arguments.spec;
    spec.base = arguments.training.request();
    spec.base.name.clear();
    for (const std::string& option : arguments.vary)
        spec.options.push_back(workspace::parseStudyOption(option));
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const StudyRecord record = workspace::StudyStore(workspace, database).create(arguments.name, spec, context.stop);
    const workspace::StudyImages images = workspace::studyImages(database, record.spec, context.stop);
    if (images.heldOut < workspace::StudyImages::kFew) context.output.message("warning: " + heldOutText(images) + ": the intervals will be wide");
    const std::string word = report::shellWord(record.name);
    context.output.line("Study " + record.name + ": " + summary(record) + "; study run " + word + " begins it, queue add study " + word +
                        " lets it wait");
    context.output.line(heldOutText(images));
    Json json = recordJson(record);
    json["images"] = images.images;
    json["held_out"] = images.heldOut;
    context.output.event("study", json);
    context.output.done(json);
    return kDone;
}

int list(Context& context)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const std::vector<StudyRecord> records = workspace::StudyStore(workspace, database).list();
    std::vector<std::vector<std::string>> rows{{"STUDY", "SETTINGS", "VARIES", "STATE", "CREATED"}};
    for (const StudyRecord& record : records) {
        context.output.event("study", recordJson(record));
        std::string varies;
        for (const workspace::StudyOption& option : record.spec.options)
            varies += (varies.empty() ? "" : " ") + workspace::text(option);
        rows.push_back({record.name, summary(record), varies, record.running ? "running" : "", record.createdAt.substr(0, 16)});
    }
    context.output.line(records.empty() ? "There are no studies yet; study create makes one" : table(rows));
    context.output.done({{"studies", records.size()}});
    return kDone;
}

int run(Context& context, const std::string& name)
{
    const workspace::Workspace workspace = context.workspace();
    StudyReporter reporter(context);
    workspace::runStudy(workspace, name, BLINDSPOT_VERSION, context.stop, reporter);
    storage::Database database = workspace.connect();
    tellStudy(context, workspace::studyReport(workspace, database, name, BLINDSPOT_VERSION));
    return kDone;
}

int show(Context& context, const std::string& name)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    tellStudy(context, workspace::studyReport(workspace, database, name, BLINDSPOT_VERSION));
    return kDone;
}

struct ExportArguments {
    std::string name, language = "en";
    std::vector<std::string> out;
};

int exportStudy(Context& context, const ExportArguments& arguments)
{
    for (const std::string& file : arguments.out) {
        workspace::requireWritable(file, "--out");
        report::requireStudyFile(file);
    }
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const auto report = workspace::studyReport(workspace, database, arguments.name, BLINDSPOT_VERSION);
    const report::Language language = parseLanguage(arguments.language);
    for (const std::string& file : arguments.out) {
        report::writeStudyFile(file, report, language);
        context.output.line(file);
    }
    context.output.done({{"study", arguments.name}, {"out", arguments.out}});
    return kDone;
}

int removed(Context& context, const std::string& name, bool back)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::StudyStore store(workspace, database);
    if (back)
        store.restore(name);
    else
        store.remove(name);
    context.output.line(back ? "Study " + name + " is back" : "Removed study " + name + "; its runs stay, and study restore brings it back");
    context.output.done({{"study", name}});
    return kDone;
}

void addCreate(Commands& commands, CLI::App* group)
{
    auto arguments = std::make_shared<CreateArguments>();
    CLI::App* command = commands.add(
        "create", "A study of what the options of a training do: every combination of some values, or settings drawn at random",
        [arguments](Context& context) { return create(context, *arguments); }, group);
    command->add_option("STUDY", arguments->name, "What it is called")->required();
    arguments->training.addTo(*command);
    const char* what = "The study";
    command
        ->add_option("--vary", arguments->vary,
                     "An option of a training with its values, as in patch-size=100,150,200 (| between values with commas), or with "
                     "--random its range, as in learning-rate=1..10 or 1..10:log; again for more options")
        ->type_name("OPTION=VALUES")
        ->required()
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group(what);
    command->add_option("--evaluate-on", arguments->spec.selection, "Selection whose images the patches are measured on; none of them is trained on")
        ->type_name("NAME")
        ->group(what);
    command->add_option("--evaluate-dataset", arguments->spec.dataset, "The same of a dataset: the images that show the class")->type_name("NAME")->group(what);
    command->add_option("--evaluate-images", arguments->spec.images, "Only the first so many of these")->type_name("N")->group(what);
    command->add_option("--confidence", arguments->spec.confidence, "An object is noticed by detections with a higher score")
        ->type_name("SCORE")
        ->capture_default_str()
        ->group(what);
    command->add_option("--random", arguments->spec.random, "Draws so many settings; 0: every combination")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber)
        ->group(what);
    command->add_option("--seeds", arguments->spec.seeds, "Trainings of each setting, with seeds of their own; with one, differences may be chance")
        ->type_name("N")
        ->capture_default_str()
        ->group(what);
    command
        ->add_option("--halving", arguments->spec.eta,
                     "Stops early what is far behind: after each rung the best 1/ETA of the settings go on (successive halving); 0: none")
        ->type_name("ETA")
        ->capture_default_str()
        ->group(what);
    command->add_option("--rungs", arguments->spec.rungs, "With halving: how often is measured; each rung trains ETA times as long as the one before")
        ->type_name("N")
        ->capture_default_str()
        ->group(what);
}

} // namespace

void addStudyCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup("study", "Many trainings that differ in their settings: create, list, run, show, export, remove, restore");
    addCreate(commands, group);
    commands.add("list", "All studies, the newest first", list, group);
    auto name = std::make_shared<std::string>();
    const auto withName = [&](const char* command, const char* description, Action action) {
        commands.add(command, description, std::move(action), group)
            ->add_option("STUDY", *name, "Its name, as study list has it")
            ->required();
    };
    withName("run", "Trains and measures what is left of it; Ctrl-C stops it so that it can go on",
             [name](Context& context) { return run(context, *name); });
    withName("show", "Its settings from best to worst, and which options matter", [name](Context& context) { return show(context, *name); });
    withName("remove", "Takes it out of the list; its runs and evaluations stay", [name](Context& context) { return removed(context, *name, false); });
    withName("restore", "Brings back the last one of that name that was removed", [name](Context& context) { return removed(context, *name, true); });
    auto exporting = std::make_shared<ExportArguments>();
    CLI::App* command = commands.add("export", "Writes its report", [exporting](Context& context) { return exportStudy(context, *exporting); }, group);
    command->add_option("STUDY", exporting->name, "Its name")->required();
    command->add_option("--out", exporting->out, "Writes the report: .html, .csv or .json; again for more")
        ->type_name("FILE")
        ->required()
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--language", exporting->language, "Of the report")
        ->type_name("en or ko")
        ->capture_default_str()
        ->check(CLI::IsMember({"en", "ko"}));
}

} // namespace blindspot::cli
