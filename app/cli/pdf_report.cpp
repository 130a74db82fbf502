#include "app/cli/pdf_report.h"

#include "app/cli/cli_error.h"

#ifdef BLINDSPOT_PDF
#include "ui/report_pdf/report_pdf.h"
#include "ui/report_pdf/trial_sheets.h"

#include <QGuiApplication>

#include <clocale>
#endif

namespace blindspot::cli {

#ifdef BLINDSPOT_PDF

bool pdfAvailable()
{
    return true;
}

void requirePdf()
{
}

namespace {

/// Does what needs fonts, and these an application; it must not look for a display.
template <typename Work> void withApplication(const Work& work)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "blindspot-cli";
    static char* arguments[] = {name, nullptr};
    // It would tell of a missing XDG_RUNTIME_DIR, which nothing here needs.
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    const QGuiApplication application(count, arguments);
    qInstallMessageHandler(before);
    std::setlocale(LC_NUMERIC, "C"); // the application took the system's
    work();
}

} // namespace

void writePdfReport(const std::filesystem::path& file, const metrics::EvaluationReport& report,
                    const report::ReportPictures& pictures, report::Language language)
{
    withApplication([&] { ui::writeReportPdf(file, report, pictures, language); });
}

void writePdfDocument(const std::filesystem::path& file, const report::Document& document)
{
    withApplication([&] { ui::writeDocumentPdf(file, document, document.title); });
}

std::string writeSheetsPdf(const std::filesystem::path& file, const outdoor::Trial& trial, const imaging::Image& patch)
{
    std::string name;
    withApplication([&] {
        const std::vector<ui::PatchSheet> sheets = ui::sheetsOf(trial, patch);
        const auto paper = ui::paperFor(sheets.front());
        if (!paper) throw cliError("no paper holds a sheet of this size", "--side", "choose a smaller one");
        ui::writePatchPdf(file, sheets, *paper);
        name = paper->name().toStdString();
    });
    return name;
}

#else

bool pdfAvailable()
{
    return false;
}

void requirePdf()
{
    throw cliError("this build has no Qt, and without it no PDF", "--out", "use .html, .json or .csv");
}

void writePdfReport(const std::filesystem::path&, const metrics::EvaluationReport&,
                    const report::ReportPictures&, report::Language)
{
    requirePdf();
}

void writePdfDocument(const std::filesystem::path&, const report::Document&)
{
    requirePdf();
}

std::string writeSheetsPdf(const std::filesystem::path&, const outdoor::Trial&, const imaging::Image&)
{
    requirePdf();
    return {};
}

#endif

} // namespace blindspot::cli
