// The look of the CurveCanvas: colours, the cursor with its figures, and pictures of it for paper.
#include "ui/plots/axis_look.h"
#include "ui/plots/curve_canvas.h"
#include "ui/plots/plot_paper.h"

#include <cmath>

namespace blindspot::ui {

void CurveCanvas::paintTheme(const Theme& theme)
{
    setBackground(QBrush(theme.surface));
    const QFont small = scaledFont(0.9 * typeScale_);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        paintAxis(*axis, theme, small);
        axis->setNumberFormat("gb");
        axis->setNumberPrecision(4);
    }
    cursorLine_->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
    QColor paper = theme.raised;
    paper.setAlpha(235);
    cursorText_->setBrush(paper);
    cursorText_->setPen(QPen(theme.border));
    cursorText_->setColor(theme.text);
    cursorText_->setFont(small);
    emptyText_->setColor(theme.mutedText);
    emptyText_->setFont(scaledFont(typeScale_));
    legend->setBrush(theme.surface);
    legend->setBorderPen(QPen(theme.border));
    legend->setTextColor(theme.text);
    legend->setFont(small);
    for (Curve& curve : curves_)
        paintCurve(curve, theme);
}

void CurveCanvas::setTypeScale(double scale)
{
    typeScale_ = scale;
    paintTheme(Theme::current());
    refresh();
}

void CurveCanvas::paintCurve(Curve& curve, const Theme& theme)
{
    const QColor color = curve.look.color(theme);
    QColor pale = color;
    pale.setAlpha(70);
    curve.pale->setPen(QPen(pale, 1));
    curve.line->setPen(QPen(color, lineWidth(curve), curve.look.line));
    curve.bestMark->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 1.5), QBrush(theme.surface), 8));
    curve.bestText->setColor(theme.text);
    curve.bestText->setFont(scaledFont(0.9 * typeScale_));
}

void CurveCanvas::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange) return;
    if (emptyText_ == nullptr) return;
    paintTheme(Theme::current());
    refresh();
}

void CurveCanvas::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    hideCursor();
}

void CurveCanvas::showCursor(const QPoint& position)
{
    std::optional<double> x;
    if (axisRect()->rect().contains(position))
        for (const Curve& curve : curves_) {
            if (!curve.shown) continue;
            const double wanted = xAxis->pixelToCoord(position.x());
            const auto index = curve.points.nearest(wanted);
            if (!index) continue;
            const double candidate = curve.points.x(*index);
            if (!x || std::abs(candidate - wanted) < std::abs(*x - wanted)) x = candidate;
        }
    if (!x) {
        hideCursor();
        return;
    }
    cursorLine_->point1->setCoords(*x, yAxis->range().lower);
    cursorLine_->point2->setCoords(*x, yAxis->range().upper);
    // On the side away from the cursor, so that it hides nothing of what is pointed at.
    const bool right = position.x() < axisRect()->center().x();
    cursorText_->setPositionAlignment(Qt::AlignTop | (right ? Qt::AlignRight : Qt::AlignLeft));
    cursorText_->position->setCoords(right ? 1 : 0, 0);
    cursorText_->setText(readOut(*x));
    cursorLine_->setVisible(true);
    cursorText_->setVisible(true);
    layer("cursor")->replot();
}

void CurveCanvas::hideCursor()
{
    if (!cursorLine_->visible()) return;
    cursorLine_->setVisible(false);
    cursorText_->setVisible(false);
    layer("cursor")->replot();
}

QString CurveCanvas::readOut(double x) const
{
    QStringList lines{QStringLiteral("%1 %2").arg(xAxis->label(), QString::number(x, 'g', 8))};
    for (const Curve& curve : curves_) {
        const auto index = curve.shown ? curve.points.nearest(x) : std::nullopt;
        if (!index || curve.points.x(*index) != x) continue;
        const double value = curve.points.y(*index);
        if (std::isnan(value)) continue;
        const QString figure = QString::number(value, 'g', 5);
        lines << (smoothing_ > 0
                      ? tr("%1: %2, smoothed %3")
                            .arg(curve.name, figure, QString::number(curve.points.smooth(*index), 'g', 5))
                      : QStringLiteral("%1: %2").arg(curve.name, figure));
    }
    return lines.join('\n');
}

void CurveCanvas::onPaper(const std::function<void()>& draw)
{
    hideCursor();
    paintTheme(Theme::light());
    for (const Curve& curve : curves_)
        if (curve.shown) curve.line->addToLegend();
    legend->setVisible(true);
    draw();
    legend->setVisible(false);
    legend->clearItems();
    paintTheme(Theme::current());
    refresh();
}

QImage CurveCanvas::picture(int width, int height, double scale)
{
    QImage image;
    onPaper([&] { image = toPixmap(width, height, scale).toImage(); });
    return image;
}

QByteArray CurveCanvas::pdf(int width, int height)
{
    QByteArray bytes;
    onPaper([&] { bytes = pdfOf(*this, windowTitle(), width, height); });
    return bytes;
}

QByteArray CurveCanvas::svg(int width, int height)
{
    QByteArray bytes;
    onPaper([&] { bytes = svgOf(*this, windowTitle(), width, height); });
    return bytes;
}

} // namespace blindspot::ui
