// Types for log lines: a LogSink receives each line with its level and decides where it is shown.
#pragma once

#include "core/common/message.h"

#include <functional>

namespace blindspot {

enum class LogLevel { Info, Warning };

/// Where log lines go; an empty sink drops them. Called on the worker's thread.
using LogSink = std::function<void(LogLevel, const Message&)>;

} // namespace blindspot
