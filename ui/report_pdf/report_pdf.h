// Functions that paint reports on pages and write them as PDFs on A4.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/document.h"
#include "core/report/report_pictures.h"
#include "core/report/texts.h"

#include <QSizeF>

#include <filesystem>
#include <functional>
#include <string>

class QPaintDevice;

namespace blindspot::ui {

/// The same content as HTML (see core/report/document.h): the first page with the answer, the table of arms,
/// the patch and the examples, then all else; charts, boxes and letters as such, pictures without loss.
/// `newPage` is called between the pages; the device covers the whole paper of `page` millimetres. How many
/// pages there were.
int paintReport(QPaintDevice& device, const QSizeF& page, const std::function<void()>& newPage,
                const metrics::EvaluationReport& report, const report::ReportPictures& pictures,
                report::Language language);

/// The same of any document.
int paintDocument(QPaintDevice& device, const QSizeF& page, const std::function<void()>& newPage, const report::Document& document);
/// `title`: what viewers show for the file. As below.
void writeDocumentPdf(const std::filesystem::path& path, const report::Document& document, const std::string& title);

/// Needs a QGuiApplication (fonts), no display; on any thread. Errors: Error when the file cannot be written;
/// then an older one is still there.
void writeReportPdf(const std::filesystem::path& path, const metrics::EvaluationReport& report,
                    const report::ReportPictures& pictures, report::Language language);

} // namespace blindspot::ui
