// A function that writes a figure with its interval as JSON.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <nlohmann/json.hpp>

namespace blindspot::report {

/// {"value": 0.3, "interval": [0.2, 0.4]}; null for what is not known, also where it is not a number.
nlohmann::ordered_json figureJson(const metrics::Figure& figure);

} // namespace blindspot::report
