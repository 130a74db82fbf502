// detector train and detector trainings, commands of the group detector.
#pragma once

#include "app/cli/command.h"
#include "core/workspace/trainings/detector_train_request.h"

namespace blindspot::cli {

void addDetectorTrainCommand(Commands& commands, CLI::App* detector);
void addDetectorTrainingsCommand(Commands& commands, CLI::App* detector);

/// Trains and tells about it. The exit code.
int trainDetector(Context& context, const workspace::DetectorTrainRequest& request);

} // namespace blindspot::cli
