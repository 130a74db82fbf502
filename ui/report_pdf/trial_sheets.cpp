#include "ui/report_pdf/trial_sheets.h"

#include "core/imaging/markers.h"
#include "core/report/numbers.h"
#include "ui/paper/picture.h"

#include <QColor>

namespace blindspot::ui {

namespace {

QImage modulesOf(int marker)
{
    QImage modules(imaging::kMarkerModules, imaging::kMarkerModules, QImage::Format_RGB888);
    const auto black = imaging::markerModules(marker);
    for (int y = 0; y < modules.height(); ++y)
        for (int x = 0; x < modules.width(); ++x)
            modules.setPixelColor(x, y, black[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] ? Qt::black : Qt::white);
    return modules;
}

PatchSheet sheetOf(const outdoor::Trial& trial, const outdoor::Sheet& sheet, const imaging::Image& patch)
{
    PatchSheet page;
    page.patch = toQImage(outdoor::coverOf(trial, sheet, patch));
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

std::vector<PatchSheet> sheetsOf(const outdoor::Trial& trial, const imaging::Image& patch)
{
    std::vector<PatchSheet> sheets;
    for (const outdoor::Sheet& sheet : trial.sheets)
        sheets.push_back(sheetOf(trial, sheet, patch));
    return sheets;
}

} // namespace blindspot::ui
