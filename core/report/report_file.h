// Functions that write a report to a file, in the format that the file's ending names.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/report_pictures.h"
#include "core/report/texts.h"

#include <filesystem>

namespace blindspot::report {

enum class ReportKind { Pdf, Html, Json, Csv };

/// By the ending, in letters of any case. Errors: Error naming the four that there are; to be asked before an
/// evaluation runs.
ReportKind reportKindOf(const std::filesystem::path& path);

/// HTML, JSON or CSV; whole or not at all. JSON and CSV have neither pictures nor language. Errors: Error for
/// another ending, for .pdf, which needs the part of the program that knows Qt (see ui/report_pdf), and when
/// the file cannot be written; then an older one is still there.
void writeReport(const std::filesystem::path& path, const metrics::EvaluationReport& report,
                 const ReportPictures& pictures, Language language);

} // namespace blindspot::report
