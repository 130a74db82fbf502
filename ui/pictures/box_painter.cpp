#include "ui/pictures/box_painter.h"

#include "ui/support/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace blindspot::ui {

namespace {

constexpr double kPlatePadding = 3;

QPen penOf(BoxRole role, double width)
{
    QPen pen(boxColor(role), width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (const QList<double> dashes = boxDashes(role); !dashes.isEmpty()) pen.setDashPattern(dashes);
    pen.setCosmetic(true);
    return pen;
}

/// A side of a box, cut by `pattern` (stroke, gap, stroke, gap…, pixels; a solid line has none).
void fillSide(QPainter& painter, const QRectF& side, const QList<double>& pattern, const QRectF& clip,
              const QColor& color)
{
    const QRectF seen = side.intersected(clip);
    if (seen.isEmpty()) return;
    if (pattern.isEmpty()) {
        painter.fillRect(seen, color);
        return;
    }
    const bool across = side.width() > side.height();
    const double start = across ? side.left() : side.top();
    const double first = across ? seen.left() : seen.top();
    const double last = across ? seen.right() : seen.bottom();
    const double period = std::accumulate(pattern.begin(), pattern.end(), 0.0);
    // A box may be far larger than what is seen of it.
    double at = start + std::floor((first - start) / period) * period;
    for (qsizetype i = 0; at < last; i = (i + 1) % pattern.size()) {
        const double next = at + pattern[i];
        const QRectF piece = across ? QRectF(at, side.top(), pattern[i], side.height())
                                    : QRectF(side.left(), at, side.width(), pattern[i]);
        if (i % 2 == 0) painter.fillRect(piece.intersected(seen), color);
        at = next;
    }
}

/// Lines of whole screen pixels along the sides: sharp, and many times as quick as stroking a rectangle.
class BoxLines {
  public:
    BoxLines(QPainter& painter, const BoxPainting& how)
        : painter_(painter), ratio_(painter.device()->devicePixelRatioF()),
          width_(std::max(1.0, std::round(how.lineWidth * ratio_)) / ratio_),
          halo_(std::max(1.0, std::floor(ratio_)) / ratio_),
          // The lines of a box that fills the picture lie across its edges.
          clip_(how.clip.adjusted(-width_ - halo_, -width_ - halo_, width_ + halo_, width_ + halo_))
    {
    }

    void paint(const QRectF& box, BoxRole role) const
    {
        const QRectF outer(onPixel(box.left() - width_ / 2), onPixel(box.top() - width_ / 2),
                           std::max(onPixel(box.width()), width_) + width_,
                           std::max(onPixel(box.height()), width_) + width_);
        paintFrame(outer.adjusted(-halo_, -halo_, halo_, halo_), width_ + 2 * halo_, {},
                   QColor(0, 0, 0, 130));
        paintFrame(outer, width_, boxDashes(role), boxColor(role));
    }

  private:
    double onPixel(double value) const { return std::round(value * ratio_) / ratio_; }

    /// No pixel twice: the halo lets the picture through.
    void paintFrame(const QRectF& outer, double width, QList<double> pattern, const QColor& color) const
    {
        for (double& length : pattern)
            length *= width;
        const double w = outer.width(), h = outer.height(), inside = h - 2 * width;
        if (inside <= 0 || w <= 2 * width) {
            fillSide(painter_, outer, {}, clip_, color);
            return;
        }
        for (const QRectF& side : {QRectF(0, 0, w, width), QRectF(0, h - width, w, width),
                                   QRectF(0, width, width, inside), QRectF(w - width, width, width, inside)})
            fillSide(painter_, side.translated(outer.topLeft()), pattern, clip_, color);
    }

    QPainter& painter_;
    double ratio_;
    double width_, halo_; ///< pixels of the widget
    QRectF clip_;
};

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

QColor inkOn(const QColor& background)
{
    const double luminance =
        (0.2126 * background.red() + 0.7152 * background.green() + 0.0722 * background.blue()) / 255;
    return luminance > 0.45 ? QColor(Qt::black) : QColor(Qt::white);
}

QColor boxColor(BoxRole role)
{
    const Theme& theme = Theme::current();
    switch (role) {
    case BoxRole::Found:
        return theme.found;
    case BoxRole::Missed:
        return theme.missed;
    case BoxRole::HalfSeen:
        return theme.halfSeen;
    case BoxRole::NeverSeen:
        return theme.dfl;
    case BoxRole::OnObject:
    case BoxRole::Invented:
        return theme.invented;
    case BoxRole::Annotation:
        return theme.box;
    case BoxRole::Plain:
        break;
    }
    return theme.accent;
}

QList<double> boxDashes(BoxRole role)
{
    switch (role) {
    case BoxRole::HalfSeen:
        return {8, 2};
    case BoxRole::Missed:
        return {4, 2};
    case BoxRole::NeverSeen:
        return {4, 2, 1, 2};
    case BoxRole::OnObject:
        return {4, 2, 1, 2, 1, 2};
    case BoxRole::Invented:
        return {1, 2};
    case BoxRole::Found:
    case BoxRole::Annotation:
    case BoxRole::Plain:
        break;
    }
    return {};
}

void paintBoxes(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const BoxLines lines(painter, how);
    for (const PictureBox& box : boxes) {
        const QRectF rect = how.toWidget.mapRect(box.rect);
        if (rect.intersects(how.clip)) lines.paint(rect, box.role);
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
