// Functions that write command lines: words of it, and the one that repeats an evaluation.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <string>

namespace blindspot::report {

/// A word as a POSIX shell reads it: in quotes where it has blanks or signs.
std::string shellWord(const std::string& word);

/// "blindspot-cli evaluate --detector ...", quoted for a POSIX shell; `separator` stands before each option,
/// such as a line's end that the shell reads over.
std::string repeatCommand(const metrics::EvaluationReport& report, const std::string& separator = " ");

} // namespace blindspot::report
