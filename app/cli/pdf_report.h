// Reports and sheets as PDF, in a build that has Qt.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/outdoor/trial.h"
#include "core/report/document.h"
#include "core/report/report_pictures.h"
#include "core/report/texts.h"

#include <filesystem>
#include <string>

namespace blindspot::cli {

/// Whether this build can write PDF.
bool pdfAvailable();
/// Errors: Error when it cannot.
void requirePdf();
/// Errors: Error when the file cannot be written, or this build cannot write PDF.
void writePdfReport(const std::filesystem::path& file, const metrics::EvaluationReport& report,
                    const report::ReportPictures& pictures, report::Language language);

/// Errors: as above.
void writePdfDocument(const std::filesystem::path& file, const report::Document& document);

/// The sheets of a trial at their true size, a page each, on the smallest paper that holds them: its name, "A4". Errors: Error as above,
/// or where no paper holds them.
std::string writeSheetsPdf(const std::filesystem::path& file, const outdoor::Trial& trial, const imaging::Image& patch);

} // namespace blindspot::cli
