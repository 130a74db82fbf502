// Tells an evaluation: tables and sentences for a person, events for a program, and files of its report.
#pragma once

#include "app/cli/command.h"
#include "core/common/log.h"
#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"

#include <string>
#include <vector>

namespace blindspot::cli {

/// "arm" and "effect" events for the images that the answer is about, "group_arm" and "group_effect" for the
/// others, "sweep"; or tables with the answer in a sentence.
void tellReport(Context& context, const metrics::EvaluationReport& report);

/// Errors: Error naming --out, before hours of work, when a report could not be written there.
void requireReportFile(const std::string& file);
/// Files of the kinds that their endings say. Errors: Error when one cannot be written.
void writeReports(Context& context, const std::vector<std::string>& files,
                  const metrics::EvaluationReport& report, report::Language language, const LogSink& log);

/// Log lines on standard error. The context must outlive it.
LogSink messagesOf(Context& context);

} // namespace blindspot::cli
