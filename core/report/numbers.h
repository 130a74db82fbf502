// Functions that write the figures of a report, the same in every locale.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <optional>
#include <string>

namespace blindspot::report {

/// With so many decimals and a real minus; never "-0.00"; a dash where there is no number.
std::string decimals(std::optional<double> value, int places = 2);
/// "1,234"; counts that are no whole numbers with one decimal.
std::string count(double value);
/// In the fewest digits that say it to three figures: ticks and swept values.
std::string brief(double value);
/// "[0.14, 0.26]"; empty where there is none.
std::string bracket(const metrics::Figure& figure, int places = 2);
/// "0.20 [0.14, 0.26]".
std::string withInterval(const metrics::Figure& figure, int places = 2);

} // namespace blindspot::report
