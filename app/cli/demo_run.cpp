// demo prepare and demo run: the demonstration's workspace, and its whole story without a window.
#include "app/cli/command.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/pdf_report.h"
#include "app/cli/run_reporter.h"
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/demonstration/demonstration.h"
#include "core/report/conclusion.h"

namespace blindspot::cli {

namespace {

struct Arguments {
    std::vector<std::string> out;
    std::int64_t iterations = demonstration::trainingRequest().options.iterations;
    std::vector<std::string> defences{"frequency-mask"};
};

void prepareIn(Context& context, const storage::Workspace& workspace)
{
    const bool ready = demonstration::isPrepared(workspace);
    demonstration::prepare(workspace, context.stop, context.progressSink());
    context.output.progress("");
    context.output.line(std::string(ready ? "There are" : "Drawn:") + " " +
                        std::to_string(demonstration::kScenes) + " scenes, " +
                        std::to_string(demonstration::kTrainingScenes) + " to train on and " +
                        std::to_string(demonstration::kHeldOutScenes) + " held out; the detector \"" +
                        demonstration::kDetector +
                        "\" that Blindspot trained itself\nWorkspace: " + toUtf8(workspace.folder()));
}

Json preparedJson(const storage::Workspace& workspace)
{
    return {{"workspace", toUtf8(workspace.folder())},
            {"dataset", demonstration::kDataset},
            {"training_selection", demonstration::kTrainingSelection},
            {"held_out_selection", demonstration::kHeldOutSelection},
            {"detector", demonstration::kDetector}};
}

int prepare(Context& context)
{
    const storage::Workspace workspace = context.workspace();
    prepareIn(context, workspace);
    context.output.done(preparedJson(workspace));
    return kDone;
}

std::vector<std::string> reportFiles(const Arguments& arguments, const storage::Workspace& workspace)
{
    if (!arguments.out.empty()) return arguments.out;
    std::vector<std::string> files{toUtf8(workspace.folder() / "demonstration-report.html")};
    if (pdfAvailable()) files.push_back(toUtf8(workspace.folder() / "demonstration-report.pdf"));
    return files;
}

int run(Context& context, const Arguments& arguments)
{
    const storage::Workspace workspace = context.workspace();
    const std::vector<std::string> files = reportFiles(arguments, workspace);
    for (const std::string& file : files)
        requireReportFile(file);
    Output& output = context.output;
    prepareIn(context, workspace);
    output.event("prepared", preparedJson(workspace));

    output.line("\nA patch that hides people from it, trained on the first scenes:");
    runs::TrainRequest training = demonstration::trainingRequest();
    training.options.iterations = arguments.iterations;
    RunReporter reporter(context);
    const runs::RunOutcome outcome = runs::startRun(workspace, training, context.stop, reporter);
    if (outcome.stopped()) return reporter.finish(outcome, {});
    reporter.tell(outcome, outcome.picture);

    output.line("\nWhat the detector loses on the scenes held out, beside what plain squares cost it:");
    runs::EvaluationRequest request = demonstration::evaluationRequest({outcome.record.id});
    request.defences = arguments.defences;
    request.version = BLINDSPOT_VERSION;
    const LogSink log = messagesOf(context);
    const evaluation::EvaluationReport report =
        runs::evaluateAndStore(workspace, request, context.stop, context.progressSink(), log);
    output.progress("");
    tellReport(context, report);
    writeReports(context, files, report, report::Language::English, log);
    const report::Conclusion conclusion = report::conclude(report, report::Language::English);
    output.done({{"workspace", toUtf8(workspace.folder())},
                 {"run", outcome.record.id},
                 {"evaluation", report.id},
                 {"answer", conclusion.answer},
                 {"beats_control", conclusion.beatsControl},
                 {"train_seconds", outcome.record.seconds},
                 {"evaluate_seconds", report.timing.seconds},
                 {"out", files}});
    return kDone;
}

/// The demonstration has a workspace of its own, unless one is named.
Action inItsWorkspace(std::function<int(Context&)> action)
{
    return [action = std::move(action)](Context& context) {
        if (!context.workspaceNamed) context.workspaceFolder = demonstration::defaultWorkspaceFolder();
        return action(context);
    };
}

} // namespace

void addDemoRunCommands(Commands& commands, CLI::App* group)
{
    commands.add(
        "prepare",
        "Makes a workspace with scenes, selections and the detector that the program brings with it; "
        "default --workspace: " +
            toUtf8(demonstration::defaultWorkspaceFolder()),
        inItsWorkspace(prepare), group);
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "run", "The whole story: prepares, trains a patch, measures it on scenes held out, writes the report",
        inItsWorkspace([arguments](Context& context) { return run(context, *arguments); }), group);
    command->add_option("--iterations", arguments->iterations, "Of the training")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--defence", arguments->defences, "Tried as well, as with evaluate; none: no other")
        ->type_name("NAME")
        ->capture_default_str();
    command
        ->add_option(
            "--out", arguments->out,
            "Writes the report: .pdf, .html, .json or .csv; again for more (default: in the workspace)")
        ->type_name("FILE");
}

} // namespace blindspot::cli
