// A Measure is what a table, a chart or a sentence of the report tells of the arms: the objects that are noticed, or the
// AP50.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/metrics/notice.h"

#include <vector>

namespace blindspot::report {

enum class Measure { Noticed, Ap50 };

/// Whether it was measured who is noticed: reports from before there was this know the AP50 alone.
bool tellsNoticed(const metrics::Condition& condition);
bool tellsNoticed(const metrics::Sweep& sweep);
/// Of any of its conditions.
bool tellsNoticed(const metrics::EvaluationReport& report);
/// Those that there are, the first one being what the answer is about.
std::vector<Measure> measuresOf(const metrics::Condition& condition);
std::vector<Measure> measuresOf(const metrics::Sweep& sweep);

/// The noticed share, or the AP50.
const metrics::Figure& figureOf(const metrics::ArmFigures& arm, Measure measure);
/// What the patch hides beyond the control that hides most, or takes of the AP50 beyond the one that leaves the lowest.
const metrics::Figure& effectOn(const metrics::Effect& effect, Measure measure);
metrics::Arm controlOf(const metrics::Effect& effect, Measure measure);
/// Of the effect on this measure, whatever the other one says.
bool liesAboveZero(const metrics::Figure& effect);

/// The patch's figure with the defence minus without it, of the patch of this index; empty where there is none.
metrics::Figure regainedOf(const metrics::Condition& condition, std::int64_t patch, Measure measure);
const metrics::Figure& cleanCostOf(const metrics::Condition& condition, Measure measure);

/// The overlap by which the report's objects count as noticed; the one of today where it does not say.
double noticeOverlapOf(const metrics::EvaluationReport& report);
/// By which the detections that the report keeps notice its objects: they were chosen by the confidence already.
metrics::NoticeRule noticeRuleOf(const metrics::EvaluationReport& report);

} // namespace blindspot::report
