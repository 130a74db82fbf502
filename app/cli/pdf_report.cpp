#include "app/cli/pdf_report.h"

#include "app/cli/cli_error.h"

#ifdef BLINDSPOT_PDF
#include "ui/report_pdf/report_pdf.h"

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

void writePdfReport(const std::filesystem::path& file, const metrics::EvaluationReport& report,
                    const report::ReportPictures& pictures, report::Language language)
{
    // Fonts need an application; it must not look for a display.
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
    ui::writeReportPdf(file, report, pictures, language);
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

#endif

} // namespace blindspot::cli
