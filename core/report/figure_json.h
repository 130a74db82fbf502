// Functions that write a figure and its interval as JSON.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <nlohmann/json.hpp>

namespace blindspot::report {

/// {"value": 0.3, "interval": [0.2, 0.4]}; null for what is not known, also where it is not a number.
nlohmann::ordered_json figureJson(const metrics::Figure& figure);
/// [0.2, 0.4], or null: what stands beside a bare number, as "noticed_interval" beside "noticed" on the command line.
nlohmann::ordered_json intervalJson(const metrics::Figure& figure);

} // namespace blindspot::report
