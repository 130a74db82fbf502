// An evaluation for a person to read: tables of the arms, by size and by sweep, the answer, and what the figures mean.
#pragma once

#include "app/cli/output.h"
#include "core/metrics/evaluation_report.h"

namespace blindspot::cli {

void printEvaluation(Output& output, const metrics::EvaluationReport& report);

} // namespace blindspot::cli
