// The commands that look after the workspace as a whole.
#pragma once

namespace blindspot::cli {

class Commands;

void addWorkspaceCommands(Commands& commands);

} // namespace blindspot::cli
