#include "app/cli/pdf_report.h"

#include "app/cli/cli_error.h"

#ifdef BLINDSPOT_PDF
#include "core/imaging/markers.h"
#include "core/report/numbers.h"
#include "ui/paper/patch_sheet.h"
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

QImage imageOf(const imaging::Image& picture)
{
    return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888).copy();
}

QImage modulesOf(int marker)
{
    QImage modules(imaging::kMarkerModules, imaging::kMarkerModules, QImage::Format_RGB888);
    const auto black = imaging::markerModules(marker);
    for (int y = 0; y < modules.height(); ++y)
        for (int x = 0; x < modules.width(); ++x)
            modules.setPixelColor(x, y, black[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] ? Qt::black : Qt::white);
    return modules;
}

ui::PatchSheet sheetOf(const outdoor::Trial& trial, const outdoor::Sheet& sheet, const imaging::Image& patch)
{
    ui::PatchSheet page;
    page.patch = imageOf(outdoor::coverOf(trial, sheet, patch));
    page.sideMm = trial.layout.side;
    const std::string side = report::brief(trial.layout.side);
    page.caption = QString::fromStdString(trial.name + " · " + std::string(metrics::name(sheet.arm)) + " · " + side + " mm x " + side +
                                          " mm · markers " + std::to_string(sheet.markers[0]) + ", " + std::to_string(sheet.markers[1]));
    for (std::size_t which = 0; which < 2; ++which) {
        const imaging::Point corner = trial.layout.markerAt(which);
        page.markers.push_back({modulesOf(sheet.markers[which]), QRectF(corner.x, corner.y, trial.layout.marker, trial.layout.marker)});
    }
    return page;
}

} // namespace

void writePdfReport(const std::filesystem::path& file, const metrics::EvaluationReport& report,
                    const report::ReportPictures& pictures, report::Language language)
{
    withApplication([&] { ui::writeReportPdf(file, report, pictures, language); });
}

std::string writeSheetsPdf(const std::filesystem::path& file, const outdoor::Trial& trial, const imaging::Image& patch)
{
    std::string name;
    withApplication([&] {
        std::vector<ui::PatchSheet> sheets;
        for (const outdoor::Sheet& sheet : trial.sheets)
            sheets.push_back(sheetOf(trial, sheet, patch));
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

std::string writeSheetsPdf(const std::filesystem::path&, const outdoor::Trial&, const imaging::Image&)
{
    requirePdf();
    return {};
}

#endif

} // namespace blindspot::cli
