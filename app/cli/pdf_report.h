// The report as PDF, in a build that has Qt.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/report_pictures.h"
#include "core/report/texts.h"

#include <filesystem>

namespace blindspot::cli {

/// Whether this build can write PDF.
bool pdfAvailable();
/// Errors: Error when it cannot.
void requirePdf();
/// Errors: Error when the file cannot be written, or this build cannot write PDF.
void writePdfReport(const std::filesystem::path& file, const metrics::EvaluationReport& report,
                    const report::ReportPictures& pictures, report::Language language);

} // namespace blindspot::cli
