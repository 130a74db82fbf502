// A function that writes an evaluation's figures as CSV, for spreadsheets and scripts.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <string>

namespace blindspot::report {

/// RFC 4180, UTF-8, lines end with CR LF, the first one names the columns; numbers with a point whatever the
/// locale, in the fewest digits that give the number back; what is not defined is empty. A row is one arm
/// under one detector, defence and patch on one group of images; then come the sweeps, with their kind and
/// value and the group whose images they used. The columns of the patch's effect (control, effect_...) and
/// `regained` are filled in the patch's row, `clean_cost` in the clean one's.
std::string toCsv(const metrics::EvaluationReport& report);

} // namespace blindspot::report
