// detector train: trains, fine-tunes or hardens a detector.
#include "app/cli/detector_train.h"

#include "app/cli/detector_train_options.h"
#include "app/cli/detector_train_reporter.h"

#include <memory>

namespace blindspot::cli {

int trainDetector(Context& context, const workspace::DetectorTrainRequest& request)
{
    DetectorTrainReporter reporter(context);
    return reporter.finish(workspace::trainDetector(context.workspace(), request, context.stop, reporter));
}

void addDetectorTrainCommand(Commands& commands, CLI::App* detector)
{
    auto arguments = std::make_shared<DetectorTrainArguments>();
    CLI::App* command = commands.add(
        "train",
        "Trains, fine-tunes or, with patches, hardens a detector; Ctrl-C stops it so that it can be resumed",
        [arguments](Context& context) {
            return trainDetector(context, arguments->complete(context.workspace()));
        },
        detector);
    addDetectorTrainOptions(*command, *arguments);
}

} // namespace blindspot::cli
