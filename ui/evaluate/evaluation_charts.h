// Functions that make the window's plots of an evaluation, by the share of noticed objects or by the AP50.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/chart.h"

#include <cstdint>

namespace blindspot::ui {

enum class Measure { Noticed, Ap50 };

const metrics::Figure& figureOf(const metrics::ArmFigures& arm, Measure measure);
/// Whether the report tells who is noticed; those from before that was measured tell the AP50 alone.
bool tellsNoticed(const metrics::EvaluationReport& report);

/// The arms of one condition and patch, as dots with whiskers.
report::Chart armsChart(const metrics::Condition& condition, std::int64_t patch, Measure measure);
/// The arms step by step. Of a single point dots.
report::Chart sweepChart(const metrics::Sweep& sweep, Measure measure);

} // namespace blindspot::ui
