// detector train and detector trainings, commands of the group detector.
#pragma once

#include "app/cli/command.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <functional>

namespace blindspot::cli {

void addDetectorTrainCommand(Commands& commands, CLI::App* detector);
void addDetectorTrainingsCommand(Commands& commands, CLI::App* detector);

/// Trains what `request` returns, and tells about it; ranks other than the first help. The exit code.
int trainDetector(Context& context, double rankTimeout, const std::function<workspace::DetectorTrainRequest()>& request);

} // namespace blindspot::cli
