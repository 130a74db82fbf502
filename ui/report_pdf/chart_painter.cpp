#include "ui/report_pdf/chart_painter.h"

#include "core/report/chart_shapes.h"
#include "ui/report_pdf/paper_style.h"

#include <QPolygonF>

#include <algorithm>

namespace blindspot::ui {

namespace {

using namespace report;

constexpr double kBandOpacity = 0.15;

QColor colorOf(const LineLook& look)
{
    return *look.color ? QColor(look.color) : kInk;
}

QPolygonF polygonOf(const ChartShape& shape)
{
    QPolygonF polygon;
    for (const Spot& spot : shape.points)
        polygon << QPointF(spot.x, spot.y);
    return polygon;
}

void paintText(MmPainter& on, const ChartShape& shape)
{
    constexpr Qt::AlignmentFlag kAlignments[] = {Qt::AlignLeft, Qt::AlignHCenter, Qt::AlignRight};
    const Spot at = shape.points.front();
    on.textAt({at.x, at.y}, kAlignments[static_cast<std::size_t>(shape.anchor)], q(shape.text), shape.size,
              shape.bold, kInk, shape.upright ? -90 : 0);
}

void paintShape(MmPainter& on, const ChartShape& shape)
{
    QPainter& painter = on.painter();
    if (shape.kind == ChartShape::Kind::Text) return paintText(on, shape);
    if (shape.kind == ChartShape::Kind::Line) {
        QPen pen = penOf(shape.look, 1);
        if (shape.faint) pen.setColor(kRule);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(polygonOf(shape));
        return;
    }
    QColor fill = colorOf(shape.look);
    if (shape.kind == ChartShape::Kind::Band) fill.setAlphaF(static_cast<float>(kBandOpacity));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(polygonOf(shape));
}

} // namespace

QPen penOf(const LineLook& look, double scale)
{
    QColor color = colorOf(look);
    color.setAlphaF(static_cast<float>(look.opacity));
    QPen pen(color, look.width * scale, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (look.dashes.empty()) return pen;
    QList<qreal> pattern; // Qt counts in widths of the line.
    for (const double dash : look.dashes)
        pattern << dash / look.width;
    pen.setDashPattern(pattern);
    return pen;
}

void paintChart(MmPainter& on, const QRectF& place, const Chart& chart)
{
    on.painter().save();
    on.painter().setRenderHint(QPainter::Antialiasing);
    on.painter().translate(place.topLeft());
    for (const ChartShape& shape : layOut(chart, place.width(), place.height(), kSmallMm))
        paintShape(on, shape);
    on.painter().restore();
}

} // namespace blindspot::ui
