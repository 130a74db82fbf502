// Functions that convert an evaluation's report to JSON and back. Other programs read it, and the workspace
// stores evaluations in it.
#pragma once

#include "core/common/error.h"
#include "core/metrics/evaluation_report.h"

#include <string>
#include <string_view>

namespace blindspot::report {

/// Of the JSON's layout, its first member. A program reads its own format alone. Members may be added within
/// a format: older programs pass over them, newer ones take a missing one as not known. What an older program
/// would take for something else, such as another arm, needs the next number.
inline constexpr int kReportFormat = 1;

/// One line, without blanks. Numbers come back exactly as they were; those that are not finite are null, and
/// so is what is absent. Bytes that are not UTF-8 become U+FFFD.
std::string toJson(const metrics::EvaluationReport& report);

/// `where` names the text in messages. What is missing is not known: a number with a fraction is then not a
/// number, any other one 0, a text empty. Errors: Error for a text that is no such JSON, naming the member
/// that is of another kind, out of range (an index of a detector, defence or patch that is not there), or
/// missing without which the report would say something else; for another format.
metrics::EvaluationReport reportFromJson(std::string_view text, const Place& where);

} // namespace blindspot::report
