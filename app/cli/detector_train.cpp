// detector train: trains, fine-tunes or hardens a detector.
#include "app/cli/detector_train.h"

#include "app/cli/detector_train_options.h"
#include "app/cli/detector_train_reporter.h"
#include "core/workspace/trainings/detector_training_ranks.h"

#include <memory>

namespace blindspot::cli {

namespace {

int helpWithTraining(Context& context, ranks::Ranks& ranks)
{
    using detector_training::TrainingEnd;
    const auto end = workspace::helpWithDetectorTraining(ranks, context.stop);
    if (!end) return kUserError; // rank 0 says why
    return *end == TrainingEnd::Stopped ? kInterrupted : *end == TrainingEnd::NotFinite ? kUserError : kDone;
}

} // namespace

int trainDetector(Context& context, double rankTimeout, const std::function<workspace::DetectorTrainRequest()>& request)
{
    const auto ranks = context.ranks(rankTimeout);
    if (!ranks->isFirst()) return helpWithTraining(context, *ranks);
    ranks::Lead lead(*ranks);
    DetectorTrainReporter reporter(context);
    return reporter.finish(workspace::trainDetector(context.workspace(), request(), context.stop, reporter, lead));
}

void addDetectorTrainCommand(Commands& commands, CLI::App* detector)
{
    auto arguments = std::make_shared<DetectorTrainArguments>();
    auto timeout = std::make_shared<double>();
    CLI::App* command = commands.add(
        "train",
        "Trains, fine-tunes or, with patches, hardens a detector; Ctrl-C stops it so that it can be resumed",
        [arguments, timeout](Context& context) {
            return trainDetector(context, *timeout, [&] { return arguments->complete(context.workspace()); });
        },
        detector);
    addDetectorTrainOptions(*command, *arguments);
    commands.shareAmongRanks(command, *timeout);
}

} // namespace blindspot::cli
