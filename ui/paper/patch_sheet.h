// A PatchSheet is a patch on paper at its true size, with a ruler to check it and markers that name it in photographs.
#pragma once

#include <QImage>
#include <QPageSize>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

class QPaintDevice;

namespace blindspot::ui {

/// Square modules, a pixel each, at their place on the paper: millimetres from the patch's upper left corner, to the right and down.
struct SheetMarker {
    QImage modules;
    QRectF place;
};

struct PatchSheet {
    QImage patch;
    double sideMm = 150; ///< of the printed patch, 10 to 800
    bool ruler = true;   ///< millimetres along the left and the lower side
    QString caption;     ///< one line under it
    std::vector<SheetMarker> markers{}; ///< below the patch; the ruler is at its left alone then
};

inline constexpr double kLeastSideMm = 10;
inline constexpr double kMostSideMm = 800;

/// What the sheet needs of a page, margins that printers leave out included.
QSizeF neededMm(const PatchSheet& sheet);
/// The papers that are offered, small ones first.
std::vector<QPageSize> papers();
/// The smallest of them that the sheet fits on, upright; nothing where none does.
std::optional<QPageSize> paperFor(const PatchSheet& sheet);
bool fits(const PatchSheet& sheet, const QPageSize& paper);

/// Paints on a device that covers the whole paper, `page` millimetres. Each pixel of the patch becomes a
/// square of many printer dots (the picture is enlarged by whole numbers to at least 300 dots an inch), so
/// that no printer blurs it.
void paintPatchSheet(QPaintDevice& device, const QSizeF& page, const PatchSheet& sheet);
/// The same, a page for each; `newPage` is called between them.
void paintPatchSheets(QPaintDevice& device, const QSizeF& page, const std::vector<PatchSheet>& sheets, const std::function<void()>& newPage);

/// A PDF of one page. On any thread. Errors: Error when it does not fit or the file cannot be written; then
/// an older file is still there.
void writePatchPdf(const std::filesystem::path& file, const PatchSheet& sheet, const QPageSize& paper);

/// The same with a page for each sheet; they are of one size.
void writePatchPdf(const std::filesystem::path& file, const std::vector<PatchSheet>& sheets, const QPageSize& paper);

} // namespace blindspot::ui
