#include "ui/pictures/box_painter.h"

#include "ui/pictures/invented_boxes.h"
#include "ui/support/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace blindspot::ui {

namespace {

constexpr double kPlatePadding = 3;
constexpr double kReach = 3;        ///< of the pointer around a box, logical pixels
constexpr double kThinnest = 0.5;   ///< of a line: less is not seen
constexpr double kLeastSide = 3;    ///< of a box that has an inside; smaller ones are a stroke
constexpr double kLabelPart = 0.7;  ///< of its label's width that a box must have to bear it
constexpr double kLabelHeights = 2; ///< of its label's height likewise

/// With the opacity of its kind.
QColor inkOf(BoxRole role, const QColor& color)
{
    QColor ink = color.isValid() ? color : boxColor(role);
    ink.setAlphaF(static_cast<float>(boxOpacity(role)));
    return ink;
}

bool isShown(BoxRole role)
{
    return !isInvented(role) || InventedBoxes::instance().shown();
}

/// An empty shape, or a faint one, that the pointer alone names.
bool isQuiet(BoxRole role)
{
    return role == BoxRole::Missed || role == BoxRole::NeverSeen || isInvented(role);
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

/// Lines along the sides, of whole screen pixels and, inside them, of one that covers what is left of the
/// width: sharp, and many times as quick as stroking a rectangle.
class BoxLines {
  public:
    BoxLines(QPainter& painter, const BoxPainting& how)
        : painter_(painter), ratio_(painter.device()->devicePixelRatioF()), lineWidth_(how.lineWidth),
          halo_(std::max(1.0, std::floor(ratio_)) / ratio_),
          // The lines of a box that fills the picture lie across its edges.
          clip_(how.clip.adjusted(-lineWidth_ - halo_, -lineWidth_ - halo_, lineWidth_ + halo_,
                                  lineWidth_ + halo_))
    {
    }

    void paint(const QRectF& box, BoxRole role, const QColor& color) const
    {
        const double side = std::min(box.width(), box.height());
        const double width =
            std::min(lineWidth_, std::max(kThinnest, side / 10)) * ratio_; // pixels of the screen
        const double whole = std::floor(width) / ratio_, rest = width - std::floor(width), pixel = 1 / ratio_;
        const double all = whole + (rest > 0 ? pixel : 0);
        const QRectF outer(onPixel(box.left() - all / 2), onPixel(box.top() - all / 2),
                           std::max(onPixel(box.width()), all) + all,
                           std::max(onPixel(box.height()), all) + all);
        if (side < kLeastSide) return fillSide(painter_, outer, {}, clip_, color);
        // Line and halo together stay below a tenth of the box as well.
        if (side >= 10 * (lineWidth_ + 2 * halo_) && boxOpacity(role) == 1)
            paintFrame(outer.adjusted(-halo_, -halo_, halo_, halo_), all + 2 * halo_, {},
                       QColor(0, 0, 0, 130));
        QList<double> pattern = boxDashes(role);
        for (double& length : pattern)
            length *= std::max(width / ratio_, pixel);
        if (whole > 0) paintFrame(outer, whole, pattern, color);
        if (rest <= 0) return;
        QColor part = color;
        part.setAlphaF(static_cast<float>(rest * static_cast<double>(color.alphaF())));
        paintFrame(outer.adjusted(whole, whole, -whole, -whole), pixel, pattern, part);
    }

  private:
    double onPixel(double value) const { return std::round(value * ratio_) / ratio_; }

    /// No pixel twice: lines and halo let the picture through.
    void paintFrame(const QRectF& outer, double width, const QList<double>& pattern,
                    const QColor& color) const
    {
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
    double lineWidth_, halo_; ///< pixels of the widget
    QRectF clip_;
};

/// Above the box, inside at its top, then below; nothing where all three are outside or taken.
std::optional<QRectF> plateOf(const QRectF& box, const QSizeF& size, const QRectF& clip,
                              const std::vector<QRectF>& taken)
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
    return std::nullopt;
}

/// Places labels one after the other, each where none is yet.
class LabelPainter {
  public:
    LabelPainter(QPainter& painter, const BoxPainting& how)
        : painter_(painter), how_(how), font_(scaledFont(how.fontScale)), metrics_(font_)
    {
        painter.setFont(font_);
    }

    /// `always`: whatever the size of the box.
    void paint(const PictureBox& box, bool always)
    {
        const QRectF rect = how_.toWidget.mapRect(box.rect);
        if (box.label.isEmpty() || !isShown(box.role) || !rect.intersects(how_.clip)) return;
        const QSizeF size(metrics_.horizontalAdvance(box.label) + 2 * kPlatePadding,
                          metrics_.height() + kPlatePadding);
        const bool large =
            rect.width() >= kLabelPart * size.width() && rect.height() >= kLabelHeights * size.height();
        if (!always && (!large || isQuiet(box.role))) return;
        std::optional<QRectF> plate = plateOf(rect, size, how_.clip, taken_);
        if (!plate && always) plate = QRectF(how_.clip.topLeft(), size);
        if (!plate) return;
        taken_.push_back(*plate);
        const QColor color = box.color.isValid() ? box.color : boxColor(box.role);
        painter_.fillRect(*plate, color);
        painter_.setPen(inkOn(color));
        painter_.drawText(*plate, Qt::AlignCenter, box.label);
    }

  private:
    QPainter& painter_;
    const BoxPainting& how_;
    QFont font_;
    QFontMetricsF metrics_;
    std::vector<QRectF> taken_;
};

void paintLabels(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how)
{
    LabelPainter labels(painter, how);
    // What is asked for has its place first.
    if (how.hovered >= 0 && how.hovered < std::ssize(boxes))
        labels.paint(boxes[static_cast<std::size_t>(how.hovered)], true);
    if (!how.labels) return;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (static_cast<int>(i) != how.hovered) labels.paint(boxes[i], false);
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

bool isInvented(BoxRole role)
{
    return role == BoxRole::OnObject || role == BoxRole::Invented;
}

double boxOpacity(BoxRole role)
{
    return isInvented(role) ? 0.6 : 1;
}

void paintBoxes(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const BoxLines lines(painter, how);
    for (const PictureBox& box : boxes) {
        const QRectF rect = how.toWidget.mapRect(box.rect);
        if (isShown(box.role) && rect.intersects(how.clip))
            lines.paint(rect, box.role, inkOf(box.role, box.color));
    }
    // Labels last: no line runs through them.
    paintLabels(painter, boxes, how);
    painter.restore();
}

int boxAt(const std::vector<PictureBox>& boxes, const QTransform& toWidget, const QPointF& position)
{
    int best = -1;
    double least = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const QRectF rect = toWidget.mapRect(boxes[i].rect);
        const double area = rect.width() * rect.height();
        if (!isShown(boxes[i].role) || !rect.adjusted(-kReach, -kReach, kReach, kReach).contains(position))
            continue;
        if (best >= 0 && area >= least) continue;
        best = static_cast<int>(i);
        least = area;
    }
    return best;
}

void paintBoxLine(QPainter& painter, const QPointF& from, const QPointF& to, BoxRole role,
                  const QColor& color, double lineWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(inkOf(role, color), lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (const QList<double> dashes = boxDashes(role); !dashes.isEmpty()) pen.setDashPattern(dashes);
    painter.setPen(pen);
    painter.drawLine(from, to);
    painter.restore();
}

} // namespace blindspot::ui
