// demo prepare and demo run: the demonstration's workspace, and its whole story without a window.
#include "app/cli/command.h"
#include "app/cli/detector_train_reporter.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/pdf_report.h"
#include "app/cli/run_reporter.h"
#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/demo/demonstration.h"
#include "core/report/conclusion.h"
#include "core/report/measure.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

namespace blindspot::cli {

namespace {

using report::Measure;

struct Arguments {
    std::vector<std::string> out;
    std::int64_t iterations = demo::trainingRequest().options.iterations;
    std::vector<std::string> defences{"frequency-mask"};
    bool harden = false;
};

void prepareIn(Context& context, const workspace::Workspace& workspace)
{
    const bool ready = demo::isPrepared(workspace);
    demo::prepare(workspace, context.stop, context.progressSink());
    context.output.progress("");
    context.output.line(std::string(ready ? "There are" : "Drawn:") + " " +
                        std::to_string(demo::kScenes) + " scenes, " +
                        std::to_string(demo::kTrainingScenes) + " to train on and " +
                        std::to_string(demo::kHeldOutScenes) + " held out; the detector \"" +
                        demo::kDetector +
                        "\" that Blindspot trained itself\nWorkspace: " + toUtf8(workspace.folder()));
}

Json preparedJson(const workspace::Workspace& workspace)
{
    return {{"workspace", toUtf8(workspace.folder())},
            {"dataset", demo::kDataset},
            {"training_selection", demo::kTrainingSelection},
            {"held_out_selection", demo::kHeldOutSelection},
            {"detector", demo::kDetector}};
}

int prepare(Context& context)
{
    const workspace::Workspace workspace = context.workspace();
    prepareIn(context, workspace);
    context.output.done(preparedJson(workspace));
    return kDone;
}

/// Those that were named, with `more` before their ending; else in the workspace.
std::vector<std::string> reportFiles(const Arguments& arguments, const workspace::Workspace& workspace,
                                     const std::string& more)
{
    std::vector<std::filesystem::path> wanted(arguments.out.begin(), arguments.out.end());
    if (wanted.empty()) wanted.push_back(workspace.folder() / "demonstration-report.html");
    if (arguments.out.empty() && pdfAvailable())
        wanted.push_back(workspace.folder() / "demonstration-report.pdf");
    std::vector<std::string> files;
    for (std::filesystem::path& file : wanted)
        files.push_back(toUtf8(file.replace_filename(toUtf8(file.stem()) + more + toUtf8(file.extension()))));
    return files;
}

/// A patch against a detector. Empty: it was stopped, and that is said.
std::optional<workspace::RunOutcome> trainPatch(Context& context, const workspace::Workspace& workspace,
                                           const std::string& detector, std::int64_t iterations)
{
    workspace::TrainRequest request = demo::trainingRequest(detector);
    request.options.iterations = iterations;
    RunReporter reporter(context);
    workspace::RunOutcome outcome = workspace::startRun(workspace, request, context.stop, reporter);
    if (outcome.stopped()) {
        reporter.finish(outcome, {});
        return {};
    }
    reporter.tell(outcome, outcome.picture);
    return outcome;
}

metrics::EvaluationReport evaluateRuns(Context& context, const workspace::Workspace& workspace,
                                          workspace::EvaluationRequest request,
                                          const std::vector<std::string>& files)
{
    request.version = BLINDSPOT_VERSION;
    const LogSink log = messagesOf(context);
    const metrics::EvaluationReport report =
        workspace::evaluateAndStore(workspace, request, context.stop, context.progressSink(), log);
    context.output.progress("");
    tellReport(context, report);
    writeReports(context, files, report, report::Language::English, log);
    return report;
}

/// What hardening changed: the same patch and a new one, before and after.
Json hardeningJson(const metrics::EvaluationReport& report)
{
    const auto undefended = [&](std::int64_t detector) -> const metrics::Condition& {
        const auto& conditions = report.groups.front().conditions;
        return *std::find_if(conditions.begin(), conditions.end(),
                             [&](const metrics::Condition& condition) {
                                 return condition.detector == detector && condition.defence == 0;
                             });
    };
    const auto clean = [&](std::int64_t detector, Measure measure) {
        return orNull(report::figureOf(undefended(detector).arms.front(), measure).value);
    };
    const auto effect = [&](std::int64_t detector, std::int64_t patch, Measure measure) {
        const metrics::Effect* found = report::effectOf(undefended(detector), patch);
        return found ? orNull(report::effectOn(*found, measure).value) : Json(nullptr);
    };
    return {{"clean_noticed_before", clean(0, Measure::Noticed)},
            {"clean_noticed_after", clean(1, Measure::Noticed)},
            {"effect_hidden_before", effect(0, 0, Measure::Noticed)},
            {"effect_hidden_after", effect(1, 0, Measure::Noticed)},
            {"new_patch_effect_hidden_after", effect(1, 1, Measure::Noticed)},
            {"clean_ap50_before", clean(0, Measure::Ap50)},
            {"clean_ap50_after", clean(1, Measure::Ap50)},
            {"effect_before", effect(0, 0, Measure::Ap50)},
            {"effect_after", effect(1, 0, Measure::Ap50)},
            {"new_patch_effect_after", effect(1, 1, Measure::Ap50)}};
}

/// The same in two sentences: who is noticed, then the AP50.
std::string hardeningText(const Json& figures)
{
    const auto text = [&figures](const char* key) {
        if (figures[key].is_null()) return std::string("-");
        const double value = figures[key].get<double>();
        return decimalsText(std::abs(value) < 0.005 ? 0 : value, 2);
    };
    return "Hardened: the share of the noticed people that the patch hides beyond the control that hides most went from " +
           text("effect_hidden_before") + " to " + text("effect_hidden_after") +
           ", and a new patch, trained against the hardened detector, hides " + text("new_patch_effect_hidden_after") +
           "; of the people on clean images " + text("clean_noticed_before") + " were noticed, and " +
           text("clean_noticed_after") + " are now.\nThe AP50 that the patch takes beyond the strongest control went from " +
           text("effect_before") + " to " + text("effect_after") + ", and a new patch takes " + text("new_patch_effect_after") +
           "; on clean images AP50 went from " + text("clean_ap50_before") + " to " + text("clean_ap50_after") + ".";
}

/// Empty: it was stopped, and that is said.
std::optional<Json> harden(Context& context, const Arguments& arguments, const workspace::Workspace& workspace,
                           const workspace::RunOutcome& first)
{
    Output& output = context.output;
    output.line("\nThe detector learns on while people wear that patch and fresh ones:");
    DetectorTrainReporter reporter(context);
    const workspace::DetectorTrainOutcome hardened = workspace::trainDetector(
        workspace, demo::hardeningRequest(workspace, {first.picture}), context.stop, reporter);
    if (hardened.stopped()) {
        reporter.finish(hardened);
        return {};
    }
    reporter.tell(hardened);
    const std::string& detector = hardened.record.detectorName;

    output.line("\nA new patch, trained against the hardened detector:");
    const auto second = trainPatch(context, workspace, detector, arguments.iterations);
    if (!second) return {};

    output.line("\nBoth patches against both detectors, on the scenes held out:");
    const metrics::EvaluationReport report =
        evaluateRuns(context, workspace,
                     demo::evaluationRequest({first.record.id, second->record.id},
                                                      {demo::kDetector, detector}),
                     reportFiles(arguments, workspace, "-hardened"));
    Json figures = hardeningJson(report);
    output.line("\n" + hardeningText(figures));
    figures["detector"] = detector;
    figures["evaluation"] = report.id;
    return figures;
}

int run(Context& context, const Arguments& arguments)
{
    const workspace::Workspace workspace = context.workspace();
    const std::vector<std::string> files = reportFiles(arguments, workspace, "");
    for (const std::string& file : files)
        requireReportFile(file);
    Output& output = context.output;
    prepareIn(context, workspace);
    output.event("prepared", preparedJson(workspace));

    output.line("\nA patch that hides people from it, trained on the first scenes:");
    const auto first = trainPatch(context, workspace, demo::kDetector, arguments.iterations);
    if (!first) return kInterrupted;

    output.line("\nWhom the detector no longer notices on the scenes held out, beside whom plain squares hide:");
    workspace::EvaluationRequest request = demo::evaluationRequest({first->record.id});
    request.defences = arguments.defences;
    const metrics::EvaluationReport report = evaluateRuns(context, workspace, request, files);
    std::optional<Json> hardened;
    if (arguments.harden && !(hardened = harden(context, arguments, workspace, *first))) return kInterrupted;
    if (!arguments.harden)
        output.line(
            "\nTo close it: the same with --harden, some minutes more. To see it in the window: blindspot " +
            toUtf8(workspace.folder()));
    const report::Conclusion conclusion = report::conclude(report, report::Language::English);
    output.done({{"workspace", toUtf8(workspace.folder())},
                 {"run", first->record.id},
                 {"evaluation", report.id},
                 {"answer", conclusion.answer},
                 {"beats_control", conclusion.beatsControl},
                 {"finds_none", conclusion.findsNone},
                 {"train_seconds", first->record.seconds},
                 {"evaluate_seconds", report.timing.seconds},
                 {"out", files},
                 {"hardened", hardened.value_or(nullptr)}});
    return kDone;
}

/// The demonstration has a workspace of its own, unless one is named.
Action inItsWorkspace(std::function<int(Context&)> action)
{
    return [action = std::move(action)](Context& context) {
        if (!context.workspaceNamed) context.workspaceFolder = demo::defaultWorkspaceFolder();
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
            toUtf8(demo::defaultWorkspaceFolder()),
        inItsWorkspace(prepare), group);
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "run", "The whole story: prepares, trains a patch, measures it on scenes held out, writes the report",
        inItsWorkspace([arguments](Context& context) { return run(context, *arguments); }), group);
    command->add_option("--iterations", arguments->iterations, "Of the training")
        ->type_name("N")
        ->capture_default_str();
    command->add_flag("--harden", arguments->harden,
                      "Then hardens the detector, and measures that patch and a new one before and after");
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
