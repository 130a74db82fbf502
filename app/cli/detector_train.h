// detector train, a command of the group detector.
#pragma once

#include "app/cli/command.h"

namespace blindspot::cli {

void addDetectorTrainCommand(Commands& commands, CLI::App* detector);

} // namespace blindspot::cli
