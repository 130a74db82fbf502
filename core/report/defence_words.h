// Functions that name a defence of a report for a reader.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

/// "median blur"; of a kind that this version does not know the name that the report has.
std::string defenceTitle(const metrics::DefenceFacts& defence, Language language);
/// With its parameters: "median blur (side 5)".
std::string defenceWords(const metrics::DefenceFacts& defence, Language language);

} // namespace blindspot::report
