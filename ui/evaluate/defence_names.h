// Functions that name the defences of a report for a person.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <QString>

#include <cstddef>

namespace blindspot::ui {

/// "Median blur"; with its parameters, "Median blur (side 5)", where the report has several of that kind. "None" for the first one.
QString defenceName(const metrics::EvaluationReport& report, std::size_t defence);

} // namespace blindspot::ui
