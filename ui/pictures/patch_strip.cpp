#include "ui/pictures/patch_strip.h"

#include "ui/support/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kMaxZoom = 8;
constexpr int kLeastColumn = 144;

} // namespace

PatchStrip::PatchStrip(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("The patches of the marked runs"));
}

void PatchStrip::setPatches(std::vector<StripPatch> patches)
{
    patches_ = std::move(patches);
    QStringList names;
    for (const StripPatch& patch : patches_)
        names += patch.name;
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void PatchStrip::setPicture(const QString& id, const QImage& picture)
{
    for (StripPatch& patch : patches_)
        if (patch.id == id) {
            if (patch.picture.size() != picture.size()) updateGeometry();
            patch.picture = picture;
            update();
        }
}

int PatchStrip::headHeight() const
{
    return 2 * fontMetrics().height() + kGrid;
}

int PatchStrip::zoom() const
{
    int side = 1;
    for (const StripPatch& patch : patches_)
        side = std::max({side, patch.picture.width(), patch.picture.height()});
    const double room = (height() - headHeight() - 2 * kGrid) * devicePixelRatioF();
    return std::clamp(static_cast<int>(room / side), 1, kMaxZoom);
}

int PatchStrip::columnWidth(const StripPatch& patch, int zoom) const
{
    return std::max(kLeastColumn,
                    static_cast<int>(std::ceil(patch.picture.width() * zoom / devicePixelRatioF())));
}

QSize PatchStrip::minimumSizeHint() const
{
    int width = kGrid, side = kLeastColumn;
    for (const StripPatch& patch : patches_) {
        width += columnWidth(patch, 1) + 2 * kGrid;
        side = std::max(side, static_cast<int>(std::ceil(patch.picture.height() / devicePixelRatioF())));
    }
    return {width, headHeight() + side + 2 * kGrid};
}

void PatchStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    int factor = zoom();
    const auto total = [this](int zoom) {
        int width = kGrid;
        for (const StripPatch& patch : patches_)
            width += columnWidth(patch, zoom) + 2 * kGrid;
        return width;
    };
    while (factor > 1 && total(factor) > width())
        --factor;
    int x = kGrid;
    for (std::size_t i = 0; i < patches_.size(); ++i) {
        const StripPatch& patch = patches_[i];
        const int column = columnWidth(patch, factor);
        // The same colour and line as the run's curve.
        painter.setPen(QPen(seriesColor(Theme::current(), static_cast<int>(i)), 3, seriesStyle(static_cast<int>(i))));
        painter.drawLine(x, kGrid, x + 3 * kGrid, kGrid);
        painter.setPen(theme.text);
        int y = kGrid + 3 + fontMetrics().ascent();
        for (const QString& line : patch.name.split(QLatin1Char('\n'))) {
            painter.drawText(x, y, fontMetrics().elidedText(line, Qt::ElideMiddle, column));
            y += fontMetrics().height();
        }
        const QPointF corner(x, kGrid + headHeight());
        if (patch.picture.isNull()) {
            painter.setPen(theme.mutedText);
            painter.drawText(QRectF(corner, QSizeF(column, 6 * kGrid)), Qt::AlignLeft | Qt::TextWordWrap,
                             patch.note);
        } else {
            const QSizeF size = QSizeF(patch.picture.size()) * factor / devicePixelRatioF();
            painter.drawImage(QRectF(corner, size), patch.picture);
        }
        x += column + 2 * kGrid;
    }
}

} // namespace blindspot::ui
