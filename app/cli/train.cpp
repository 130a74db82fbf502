// train: a patch against a detector.
#include "app/cli/command.h"
#include "app/cli/run_reporter.h"
#include "app/cli/train_options.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_ranks.h"

namespace blindspot::cli {

void addTrainCommand(Commands& commands)
{
    auto arguments = std::make_shared<TrainArguments>();
    auto timeout = std::make_shared<double>();
    CLI::App* command = commands.add(
        "train", "Trains a patch; Ctrl-C stops it so that it can be resumed", [arguments, timeout](Context& context) {
            const workspace::TrainRequest request = arguments->request();
            const auto ranks = context.ranks(*timeout);
            if (!ranks->isFirst()) return helpWithRun(context, *ranks);
            workspace::RunLead lead(*ranks);
            if (arguments->out) workspace::requireWritable(*arguments->out, "--out");
            RunReporter reporter(context);
            const workspace::RunOutcome outcome = workspace::startRun(context.workspace(), request, context.stop, reporter, lead);
            return reporter.finish(outcome, arguments->out);
        });
    arguments->addTo(*command);
    commands.shareAmongRanks(command, *timeout);
}

} // namespace blindspot::cli
