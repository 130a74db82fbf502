// A function that writes the report as one HTML file that needs no other file.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/document.h"
#include "core/report/report_pictures.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

/// HTML 5, UTF-8, without scripts and outside resources (its own policy forbids them): pictures as data URIs,
/// charts and boxes as SVG. Light or dark as the reader's system is; A4 in print, the first page by itself.
/// All text that is not the report's own (names, classes, files, warnings) is escaped.
std::string toHtml(const metrics::EvaluationReport& report, const ReportPictures& pictures,
                   Language language);
/// The same of any document of such blocks.
std::string toHtml(const Document& document);

} // namespace blindspot::report
