// A function that names an option of the command line in a message, and in words where there is no command
// line.
#pragma once

#include "core/common/message.h"

#include <string>

namespace blindspot {

/// An option as messages and records name it, "--patch-size" or, where the command line has none, in words ("clipping norm"): in
/// English as it is, where there is no command line in words. Any other name comes back verbatim.
Message optionName(const std::string& name);

} // namespace blindspot
