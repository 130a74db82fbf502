// The command line that gives an evaluation again.
#pragma once

#include "core/evaluation/evaluation_report.h"

#include <string>

namespace blindspot::report {

/// "blindspot-cli evaluate --detector ...", quoted for a POSIX shell.
std::string repeatCommand(const evaluation::EvaluationReport& report);

} // namespace blindspot::report
