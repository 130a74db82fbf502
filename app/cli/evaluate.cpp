// evaluate: what a patch does beyond its controls, what defences give back, and the report of it.
#include "app/cli/command.h"
#include "app/cli/evaluate_options.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/option_text.h"
#include "core/report/conclusion.h"

namespace blindspot::cli {

namespace {

/// Errors: Error naming --out or --language, before hours of work.
report::Language checkFiles(const EvaluateArguments& arguments)
{
    for (const std::string& file : arguments.out)
        requireReportFile(file);
    return parseLanguage(arguments.language);
}

int evaluate(Context& context, const EvaluateArguments& arguments)
{
    const report::Language language = checkFiles(arguments);
    const LogSink log = messagesOf(context);
    const metrics::EvaluationReport report = workspace::evaluateAndStore(
        context.workspace(), arguments.request(), context.stop, context.progressSink(), log);
    context.output.progress("");
    tellReport(context, report);
    writeReports(context, arguments.out, report, language, log);
    const report::Conclusion conclusion = report::conclude(report, report::Language::English);
    context.output.done({{"evaluation", report.id},
                         {"images", report.images.size()},
                         {"aim", metrics::name(report.aim)},
                         {"target", report.target.empty() ? Json(nullptr) : Json(report.target)},
                         {"answer", conclusion.answer},
                         {"beats_control", conclusion.beatsControl},
                         {"finds_none", conclusion.findsNone},
                         {"passes", report.timing.passes},
                         {"seconds", report.timing.seconds},
                         {"network_seconds", report.timing.networkSeconds},
                         {"device", report.timing.device},
                         {"out", arguments.out}});
    return kDone;
}

} // namespace

void addEvaluateCommands(Commands& commands)
{
    auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App* command = commands.add(
        "evaluate", "Measures what a patch does beyond its controls; with defences, transfer, report",
        [arguments](Context& context) { return evaluate(context, *arguments); });
    arguments->addTo(*command);
    addEvaluateDetectionsCommand(commands, command);
}

} // namespace blindspot::cli
