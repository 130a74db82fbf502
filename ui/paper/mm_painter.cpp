#include "ui/paper/mm_painter.h"

#include "core/common/error.h"

#include <QFontMetricsF>
#include <QPaintDevice>

#include <cmath>

namespace blindspot::ui {

MmPainter::MmPainter(QPaintDevice& device, const QSizeF& page)
    : painter_(&device), page_(page), dots_(device.logicalDpiX() / 25.4)
{
    if (!painter_.isActive())
        throw Error(Message::tr("the page could not be made"), {},
                    Message::tr("check the printer, and that there is enough memory"));
    painter_.setRenderHint(QPainter::LosslessImageRendering);
    painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter_.scale(dots_, dots_);
}

QFont MmPainter::font(double sizeMm, bool bold) const
{
    QFont font;
    if (!families_.isEmpty()) font.setFamilies(families_);
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

void MmPainter::textAt(const QPointF& baseline, Qt::Alignment alignment, const QString& text, double sizeMm,
                       bool bold, const QColor& color, double degrees)
{
    const double width = textWidth(text, sizeMm, bold);
    const double before = alignment & Qt::AlignRight ? width : alignment & Qt::AlignHCenter ? width / 2 : 0;
    painter_.save();
    painter_.translate(baseline);
    painter_.rotate(degrees);
    painter_.scale(1 / dots_, 1 / dots_);
    painter_.setFont(font(sizeMm, bold));
    painter_.setPen(color);
    painter_.drawText(QPointF(-before * dots_, 0), text);
    painter_.restore();
}

double MmPainter::textWidth(const QString& text, double sizeMm, bool bold) const
{
    return QFontMetricsF(font(sizeMm, bold), painter_.device()).horizontalAdvance(text) / dots_;
}

double MmPainter::textHeight(const QString& text, double widthMm, int flags, double sizeMm, bool bold) const
{
    // As tall as needed: no text is longer than a hundred metres.
    const QRectF room(0, 0, widthMm * dots_, 1e5 * dots_);
    return QFontMetricsF(font(sizeMm, bold), painter_.device()).boundingRect(room, flags, text).height() /
           dots_;
}

} // namespace blindspot::ui
