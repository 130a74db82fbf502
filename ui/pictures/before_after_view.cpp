#include "ui/pictures/before_after_view.h"

#include "ui/support/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr double kKeyStep = 0.02;
constexpr double kHandle = 11; ///< radius
constexpr double kSeen = 6;    ///< pixels of a box that must be on a side for the box to be drawn there

} // namespace

BeforeAfterView::BeforeAfterView(QWidget* parent)
    : QWidget(parent), withoutWord_(tr("without patch")), withWord_(tr("with patch"))
{
    setObjectName("beforeAfter");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture without and with the patch"));
    setToolTip(tr("Left of the line without, right of it with the patch. Drag the line, or move it with the "
                  "left and right keys."));
}

void BeforeAfterView::setWithout(PictureSide side)
{
    without_ = std::move(side);
    update();
}

void BeforeAfterView::setWith(PictureSide side)
{
    with_ = std::move(side);
    update();
}

void BeforeAfterView::setPlaceholder(const QString& text)
{
    placeholder_ = text;
    update();
}

void BeforeAfterView::setWords(const QString& without, const QString& with)
{
    withoutWord_ = without;
    withWord_ = with;
    update();
}

void BeforeAfterView::setTypeScale(double scale)
{
    typeScale_ = scale;
    update();
}

void BeforeAfterView::setDivider(double place)
{
    place = std::clamp(place, 0.0, 1.0);
    if (place == divider_) return;
    divider_ = place;
    update();
    Q_EMIT dividerMoved(place);
}

QRectF BeforeAfterView::pictureRect() const
{
    if (without_.picture.isNull()) return {};
    const QSizeF size = QSizeF(without_.picture.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void BeforeAfterView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF picture = pictureRect();
    if (picture.isEmpty()) {
        painter.setPen(theme.mutedText);
        painter.setFont(scaledFont(typeScale_));
        painter.drawText(rect().adjusted(2 * kGrid, 0, -2 * kGrid, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         placeholder_);
        return;
    }
    if (with_.picture.isNull()) {
        paintSide(painter, without_, picture);
        paintWord(painter, withoutWord_, picture, false);
    } else {
        const double x = std::round(picture.left() + divider_ * picture.width());
        const QRectF left(picture.topLeft(), QPointF(x, picture.bottom()));
        const QRectF right(QPointF(x, picture.top()), picture.bottomRight());
        paintSide(painter, without_, left);
        paintSide(painter, with_, right);
        paintWord(painter, withoutWord_, left, false);
        paintWord(painter, withWord_, right, true);
        paintDivider(painter, picture);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(picture.adjusted(1, 1, -1, -1));
    }
}

void BeforeAfterView::paintSide(QPainter& painter, const PictureSide& side, const QRectF& part) const
{
    if (part.isEmpty()) return;
    const QRectF picture = pictureRect();
    side.picture.paint(painter, picture, part);
    BoxPainting how;
    how.toWidget.translate(picture.left(), picture.top());
    how.toWidget.scale(picture.width() / side.picture.size().width(),
                       picture.height() / side.picture.size().height());
    how.clip = part;
    how.lineWidth = 2 * typeScale_;
    how.fontScale = 0.9 * typeScale_;
    std::vector<PictureBox> seen;
    for (const PictureBox& box : side.boxes)
        if (how.toWidget.mapRect(box.rect).intersected(part).width() >= kSeen) seen.push_back(box);
    painter.save();
    painter.setClipRect(part);
    paintBoxes(painter, seen, how);
    painter.restore();
}

void BeforeAfterView::paintWord(QPainter& painter, const QString& word, const QRectF& part, bool right) const
{
    const Theme& theme = Theme::current();
    painter.setFont(scaledFont(0.9 * typeScale_));
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(word) + 2 * kGrid, metrics.height() + kGrid / 2.0);
    if (part.width() < size.width() + kGrid) return;
    const double left = right ? part.right() - size.width() - kGrid / 2.0 : part.left() + kGrid / 2.0;
    const QRectF plate(QPointF(left, part.bottom() - size.height() - kGrid / 2.0), size);
    QColor paper = theme.raised;
    paper.setAlpha(225);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(theme.text);
    painter.drawText(plate, Qt::AlignCenter, word);
}

void BeforeAfterView::paintDivider(QPainter& painter, const QRectF& picture) const
{
    const Theme& theme = Theme::current();
    const double x = std::round(picture.left() + divider_ * picture.width());
    painter.setPen(QPen(QColor(0, 0, 0, 130), 4));
    painter.drawLine(QPointF(x, picture.top()), QPointF(x, picture.bottom()));
    painter.setPen(QPen(Qt::white, 2));
    painter.drawLine(QPointF(x, picture.top()), QPointF(x, picture.bottom()));
    const QPointF centre(x, picture.center().y());
    painter.setPen(QPen(Qt::white, 2));
    painter.setBrush(theme.dark ? theme.window : theme.accent);
    painter.drawEllipse(centre, kHandle, kHandle);
    QPainterPath arrows;
    for (const double side : {-1.0, 1.0}) {
        arrows.moveTo(centre + QPointF(side * 3, -4));
        arrows.lineTo(centre + QPointF(side * 7, 0));
        arrows.lineTo(centre + QPointF(side * 3, 4));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 1.75));
    painter.drawPath(arrows);
}

void BeforeAfterView::moveTo(double x)
{
    const QRectF picture = pictureRect();
    if (!picture.isEmpty()) setDivider((x - picture.left()) / picture.width());
}

void BeforeAfterView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || with_.picture.isNull()) return;
    dragging_ = true;
    setCursor(Qt::SplitHCursor);
    moveTo(event->position().x());
}

void BeforeAfterView::mouseMoveEvent(QMouseEvent* event)
{
    if (dragging_) moveTo(event->position().x());
}

void BeforeAfterView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    dragging_ = false;
    unsetCursor();
}

void BeforeAfterView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        setDivider(divider_ - kKeyStep);
        return;
    case Qt::Key_Right:
        setDivider(divider_ + kKeyStep);
        return;
    case Qt::Key_Home:
        setDivider(0);
        return;
    case Qt::Key_End:
        setDivider(1);
        return;
    case Qt::Key_0:
        setDivider(0.5);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BeforeAfterView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) update();
}

} // namespace blindspot::ui
