// Functions that write the manual for reading outside the program: HTML pages for a browser, and a PDF.
#pragma once

#include <QString>

#include <filesystem>
#include <functional>

class QPaintDevice;

namespace blindspot::ui {

/// Makes in `folder`: index.html, which leads to the languages, a page a chapter in en/ and ko/, the pictures
/// and the style; files of the same names are replaced. Errors: Error where one cannot be written.
void writeManualHtml(const std::filesystem::path& folder);

/// All chapters on paper of A4, with a page of contents and page numbers; `version` stands on the first page. `newPage` is called
/// before each page but the first.
void paintManual(QPaintDevice& paper, const std::function<void()>& newPage, const QString& language, const QString& version);
/// The same as a PDF. Errors: as writePdf.
void writeManualPdf(const std::filesystem::path& file, const QString& language, const QString& version);

} // namespace blindspot::ui
