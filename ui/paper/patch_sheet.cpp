#include "ui/paper/patch_sheet.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "ui/paper/mm_painter.h"
#include "ui/paper/pdf_file.h"

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kMarginMm = 10; ///< that no printer prints on
constexpr double kRulerMm = 10;  ///< ticks and figures, left and below
constexpr double kCaptionMm = 10;
constexpr double kTextMm = 3;
constexpr double kMmPerInch = 25.4;
constexpr int kMostPixels = 6000; ///< side of the enlarged picture

/// Enlarged by a whole number to at least 300 dots an inch, as far as memory is spent on it.
QImage enlarged(const QImage& patch, double sideMm)
{
    const int side = std::max(patch.width(), patch.height());
    if (side < 1) return patch;
    const double wanted = 300 * sideMm / kMmPerInch;
    const int factor = std::max(1, std::min(static_cast<int>(std::ceil(wanted / side)), kMostPixels / side));
    return patch.convertToFormat(QImage::Format_RGB32)
        .scaled(patch.size() * factor, Qt::IgnoreAspectRatio, Qt::FastTransformation);
}

/// How long a millimetre's tick is, and whether it has a figure.
double tickMm(int millimetre)
{
    return millimetre % 10 == 0 ? 4 : millimetre % 5 == 0 ? 3 : 2;
}

/// How far the markers reach below the patch, white included.
double belowMm(const PatchSheet& sheet)
{
    double below = 0;
    for (const SheetMarker& marker : sheet.markers)
        below = std::max(below, marker.place.bottom() + marker.place.height() / std::max(1, marker.modules.height()) - sheet.sideMm);
    return below;
}

void paintMarker(MmPainter& on, const QPointF& origin, const SheetMarker& marker)
{
    constexpr int kModulePixels = 64; // far finer than a printer blurs a rim
    on.painter().drawImage(marker.place.translated(origin), marker.modules.convertToFormat(QImage::Format_RGB32)
                                                                .scaled(marker.modules.size() * kModulePixels, Qt::IgnoreAspectRatio,
                                                                        Qt::FastTransformation));
}

void paintRuler(MmPainter& on, const QRectF& patch, double sideMm, bool below)
{
    const int whole = static_cast<int>(std::floor(sideMm + 1e-6));
    const int figureStep = sideMm > 300 ? 50 : 10;
    on.painter().setPen(QPen(Qt::black, 0.15));
    for (int mm = 0; mm <= whole; ++mm) {
        const double x = patch.left() + mm, y = patch.bottom() - mm;
        if (below) on.painter().drawLine(QPointF(x, patch.bottom() + 1), QPointF(x, patch.bottom() + 1 + tickMm(mm)));
        on.painter().drawLine(QPointF(patch.left() - 1, y), QPointF(patch.left() - 1 - tickMm(mm), y));
        if (mm % figureStep != 0) continue;
        const QString figure = QString::number(mm);
        if (below) on.text(QRectF(x - 6, patch.bottom() + 5.5, 12, 4), Qt::AlignHCenter | Qt::AlignTop, figure, kTextMm);
        on.text(QRectF(patch.left() - 15, y - 2, 9.2, 4), Qt::AlignRight | Qt::AlignVCenter, figure, kTextMm);
    }
}

void paintSheet(MmPainter& on, const PatchSheet& sheet)
{
    const QSizeF page = on.page();
    const QSizeF needed = neededMm(sheet);
    const double left = (page.width() - needed.width()) / 2 + kMarginMm + (sheet.ruler ? kRulerMm + 5 : 0);
    const double top = kMarginMm + std::clamp((page.height() - needed.height()) / 2, 0.0, 20.0);
    const QRectF patch(left, top, sheet.sideMm,
                       sheet.sideMm * sheet.patch.height() / std::max(1, sheet.patch.width()));
    on.painter().drawImage(patch, enlarged(sheet.patch, sheet.sideMm));
    if (sheet.ruler) paintRuler(on, patch, sheet.sideMm, sheet.markers.empty());
    for (const SheetMarker& marker : sheet.markers)
        paintMarker(on, patch.topLeft(), marker);
    const double below = patch.bottom() + (!sheet.markers.empty() ? belowMm(sheet) + 1 : sheet.ruler ? kRulerMm + 1 : 3);
    on.text(QRectF(kMarginMm, below, page.width() - 2 * kMarginMm, kCaptionMm),
            Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, sheet.caption, kTextMm);
}

} // namespace

QSizeF neededMm(const PatchSheet& sheet)
{
    const double beside = sheet.ruler ? kRulerMm + 5 : 0;
    return {sheet.sideMm + 2 * kMarginMm + beside,
            sheet.sideMm + 2 * kMarginMm + (sheet.markers.empty() ? sheet.ruler ? kRulerMm : 0 : belowMm(sheet)) + kCaptionMm};
}

std::vector<QPageSize> papers()
{
    return {QPageSize(QPageSize::A5), QPageSize(QPageSize::A4), QPageSize(QPageSize::Letter),
            QPageSize(QPageSize::A3), QPageSize(QPageSize::A2), QPageSize(QPageSize::A1),
            QPageSize(QPageSize::A0)};
}

bool fits(const PatchSheet& sheet, const QPageSize& paper)
{
    const QSizeF room = paper.size(QPageSize::Millimeter), needed = neededMm(sheet);
    return needed.width() <= room.width() && needed.height() <= room.height();
}

std::optional<QPageSize> paperFor(const PatchSheet& sheet)
{
    // Letter is offered but never chosen for the user: A4 holds nearly the same.
    for (const QPageSize& paper : papers())
        if (paper.id() != QPageSize::Letter && paper.id() != QPageSize::A5 && fits(sheet, paper))
            return paper;
    return std::nullopt;
}

void paintPatchSheet(QPaintDevice& device, const QSizeF& page, const PatchSheet& sheet)
{
    paintPatchSheets(device, page, {sheet}, [] {});
}

void paintPatchSheets(QPaintDevice& device, const QSizeF& page, const std::vector<PatchSheet>& sheets, const std::function<void()>& newPage)
{
    MmPainter on(device, page); // one for all pages: the device ends with its painter
    for (const PatchSheet& sheet : sheets) {
        if (&sheet != &sheets.front()) newPage();
        paintSheet(on, sheet);
    }
}

void writePatchPdf(const std::filesystem::path& file, const PatchSheet& sheet, const QPageSize& paper)
{
    writePatchPdf(file, std::vector{sheet}, paper);
}

void writePatchPdf(const std::filesystem::path& file, const std::vector<PatchSheet>& sheets, const QPageSize& paper)
{
    for (const PatchSheet& sheet : sheets) {
        if (sheet.patch.isNull()) throw Error(Message::tr("there is no patch to print"), toUtf8(file));
        if (!fits(sheet, paper))
            throw Error(Message::tr("the patch does not fit on the paper"), toUtf8(file), Message::tr("choose a larger paper"));
    }
    writePdf(file, paper, [&sheets](QPagedPaintDevice& device, const QSizeF& page) {
        paintPatchSheets(device, page, sheets, [&device] { device.newPage(); });
    });
}

} // namespace blindspot::ui
