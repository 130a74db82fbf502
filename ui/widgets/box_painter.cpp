#include "ui/widgets/box_painter.h"

#include "ui/support/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr double kPlatePadding = 3;

/// Black or white, whichever reads better on `background`.
QColor inkOn(const QColor& background)
{
    const double luminance =
        (0.2126 * background.red() + 0.7152 * background.green() + 0.0722 * background.blue()) / 255;
    return luminance > 0.45 ? QColor(Qt::black) : QColor(Qt::white);
}

QPen penOf(BoxRole role, double width)
{
    QPen pen(boxColor(role), width, boxStyle(role), Qt::FlatCap, Qt::MiterJoin);
    pen.setCosmetic(true);
    return pen;
}

QPen haloOf(double width)
{
    QPen pen(QColor(0, 0, 0, 130), width + 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    pen.setCosmetic(true);
    return pen;
}

/// Above the box; where that is outside or taken, inside at the top, then below, then above all the same.
QRectF plateOf(const QRectF& box, const QSizeF& size, const QRectF& clip, const std::vector<QRectF>& taken)
{
    const double left =
        std::clamp(box.left() - 1, clip.left(), std::max(clip.left(), clip.right() - size.width()));
    const QRectF inside(QPointF(left, std::max(box.top(), clip.top())), size);
    const QRectF above(QPointF(left, box.top() - size.height()), size);
    const QRectF below(QPointF(left, box.bottom()), size);
    for (const QRectF& plate : {above, inside, below})
        if (plate.top() >= clip.top() && plate.bottom() <= clip.bottom() &&
            std::none_of(taken.begin(), taken.end(),
                         [&](const QRectF& one) { return one.intersects(plate); }))
            return plate;
    return above.top() >= clip.top() ? above : inside;
}

void paintLabels(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how)
{
    painter.setFont(scaledFont(how.fontScale));
    const QFontMetricsF metrics(painter.font());
    std::vector<QRectF> taken;
    for (const PictureBox& box : boxes) {
        const QRectF rect = how.toWidget.mapRect(box.rect);
        if (box.label.isEmpty() || !rect.intersects(how.clip)) continue;
        const QSizeF size(metrics.horizontalAdvance(box.label) + 2 * kPlatePadding,
                          metrics.height() + kPlatePadding);
        const QRectF plate = plateOf(rect, size, how.clip, taken);
        taken.push_back(plate);
        const QColor color = boxColor(box.role);
        painter.fillRect(plate, color);
        painter.setPen(inkOn(color));
        painter.drawText(plate, Qt::AlignCenter, box.label);
    }
}

} // namespace

QColor boxColor(BoxRole role)
{
    const Theme& theme = Theme::current();
    switch (role) {
    case BoxRole::Found:
        return theme.found;
    case BoxRole::Missed:
        return theme.missed;
    case BoxRole::NeverFound:
        return theme.dfl;
    case BoxRole::Invented:
        return theme.invented;
    case BoxRole::Annotation:
        return theme.box;
    case BoxRole::Plain:
        break;
    }
    return theme.accent;
}

Qt::PenStyle boxStyle(BoxRole role)
{
    switch (role) {
    case BoxRole::Missed:
        return Qt::DashLine;
    case BoxRole::NeverFound:
        return Qt::DashDotLine;
    case BoxRole::Invented:
        return Qt::DotLine;
    case BoxRole::Found:
    case BoxRole::Annotation:
    case BoxRole::Plain:
        break;
    }
    return Qt::SolidLine;
}

void paintBoxes(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    for (const PictureBox& box : boxes) {
        const QRectF rect = how.toWidget.mapRect(box.rect);
        if (!rect.intersects(how.clip)) continue;
        painter.setPen(haloOf(how.lineWidth));
        painter.drawRect(rect);
        painter.setPen(penOf(box.role, how.lineWidth));
        painter.drawRect(rect);
    }
    // Labels last: no line runs through them.
    if (how.labels) paintLabels(painter, boxes, how);
    painter.restore();
}

void paintBoxLine(QPainter& painter, const QPointF& from, const QPointF& to, BoxRole role, double lineWidth)
{
    painter.save();
    painter.setPen(penOf(role, lineWidth));
    painter.drawLine(from, to);
    painter.restore();
}

} // namespace blindspot::ui
