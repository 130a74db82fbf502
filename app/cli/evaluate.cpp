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

int helpWithEvaluation(Context& context, ranks::Ranks& ranks)
{
    switch (workspace::helpWithEvaluation(ranks, context.stop)) {
        case evaluation::HelpEnd::Finished: return kDone;
        case evaluation::HelpEnd::Stopped: return kInterrupted;
        case evaluation::HelpEnd::NotDone: break;
    }
    return kUserError; // rank 0 says why
}

int evaluate(Context& context, const EvaluateArguments& arguments, double rankTimeout)
{
    const auto ranks = context.ranks(rankTimeout);
    if (!ranks->isFirst()) return helpWithEvaluation(context, *ranks);
    ranks::Lead lead(*ranks);
    const report::Language language = checkFiles(arguments);
    const LogSink log = messagesOf(context);
    const metrics::EvaluationReport report = workspace::evaluateAndStore(
        context.workspace(), arguments.request(), context.stop, lead, context.progressSink(), log);
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
                         {"ranks", ranks->size()},
                         {"out", arguments.out}});
    return kDone;
}

} // namespace

void addEvaluateCommands(Commands& commands)
{
    auto arguments = std::make_shared<EvaluateArguments>();
    auto timeout = std::make_shared<double>();
    CLI::App* command = commands.add(
        "evaluate", "Measures what a patch does beyond its controls; with defences, transfer, report",
        [arguments, timeout](Context& context) { return evaluate(context, *arguments, *timeout); });
    arguments->addTo(*command);
    commands.shareAmongRanks(command, *timeout);
    addEvaluateDetectionsCommand(commands, command);
}

} // namespace blindspot::cli
