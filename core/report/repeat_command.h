// A function that writes the command line that repeats an evaluation.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <string>

namespace blindspot::report {

/// "blindspot-cli evaluate --detector ...", quoted for a POSIX shell; `separator` stands before each option,
/// such as a line's end that the shell reads over.
std::string repeatCommand(const metrics::EvaluationReport& report, const std::string& separator = " ");

} // namespace blindspot::report
