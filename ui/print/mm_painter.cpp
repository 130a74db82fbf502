#include "ui/print/mm_painter.h"

#include <QFontMetricsF>
#include <QPaintDevice>

#include <cmath>

namespace blindspot::ui {

MmPainter::MmPainter(QPaintDevice& device, const QSizeF& page)
    : painter_(&device), page_(page), dots_(device.logicalDpiX() / 25.4)
{
    painter_.setRenderHint(QPainter::LosslessImageRendering);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter_.scale(dots_, dots_);
}

QFont MmPainter::font(double sizeMm, bool bold) const
{
    QFont font;
    font.setPixelSize(static_cast<int>(std::lround(sizeMm * dots_)));
    font.setBold(bold);
    return font;
}

void MmPainter::text(const QRectF& place, int flags, const QString& text, double sizeMm, bool bold,
                     const QColor& color)
{
    painter_.save();
    painter_.scale(1 / dots_, 1 / dots_);
    painter_.setFont(font(sizeMm, bold));
    painter_.setPen(color);
    painter_.drawText(QRectF(place.topLeft() * dots_, place.size() * dots_), flags, text);
    painter_.restore();
}

QString MmPainter::cut(const QString& text, double widthMm, double sizeMm, bool bold) const
{
    return QFontMetricsF(font(sizeMm, bold), painter_.device())
        .elidedText(text, Qt::ElideMiddle, widthMm * dots_);
}

} // namespace blindspot::ui
