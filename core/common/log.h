// Lines for the user's log, without deciding where they are shown.
#pragma once

#include "core/common/message.h"

#include <functional>

namespace blindspot {

enum class LogLevel { Info, Warning };

/// Where log lines go; an empty sink drops them. Called on the worker's thread.
using LogSink = std::function<void(LogLevel, const Message&)>;

} // namespace blindspot
