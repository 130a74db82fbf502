// train: a patch against a detector.
#include "app/cli/command.h"
#include "app/cli/run_reporter.h"
#include "app/cli/train_options.h"
#include "core/workspace/runs/patch_file.h"

namespace blindspot::cli {

void addTrainCommand(Commands& commands)
{
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App* command = commands.add(
        "train", "Trains a patch; Ctrl-C stops it so that it can be resumed", [arguments](Context& context) {
            const workspace::TrainRequest request = arguments->request();
            if (arguments->out) workspace::requireWritable(*arguments->out, "--out");
            RunReporter reporter(context);
            const workspace::RunOutcome outcome =
                workspace::startRun(context.workspace(), request, context.stop, reporter);
            return reporter.finish(outcome, arguments->out);
        });
    arguments->addTo(*command);
}

} // namespace blindspot::cli
