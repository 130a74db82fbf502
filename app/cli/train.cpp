// train: a patch against a detector.
#include "app/cli/command.h"
#include "app/cli/run_reporter.h"
#include "app/cli/train_options.h"
#include "core/runs/patch_file.h"

namespace blindspot::cli {

void addTrainCommand(Commands& commands)
{
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App* command = commands.add(
        "train", "Trains a patch; Ctrl-C stops it so that it can be resumed", [arguments](Context& context) {
            const runs::TrainRequest request = arguments->request();
            if (arguments->out) runs::requireWritable(*arguments->out, "--out");
            RunReporter reporter(context);
            const runs::RunOutcome outcome =
                runs::startRun(context.workspace(), request, context.stop, reporter);
            return reporter.finish(outcome, arguments->out);
        });
    arguments->addTo(*command);
}

} // namespace blindspot::cli
