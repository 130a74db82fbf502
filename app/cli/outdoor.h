// outdoor: trials of printed patches.
#pragma once

#include "app/cli/command.h"

namespace blindspot::cli {

void addOutdoorCommands(Commands& commands);

} // namespace blindspot::cli
