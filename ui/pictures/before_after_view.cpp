#include "ui/pictures/before_after_view.h"

#include "ui/pictures/invented_boxes.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kKeyStep = 0.02;
constexpr double kHandle = 11; ///< radius
constexpr double kReach = 6;   ///< of the pointer around the line
constexpr double kSeen = 6;    ///< pixels of a box that must be on a side for the box to be drawn there

} // namespace

BeforeAfterView::BeforeAfterView(QWidget* parent)
    : QWidget(parent), withoutWord_(tr("without patch")), withWord_(tr("with patch"))
{
    setObjectName("beforeAfter");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture without and with the patch"));
    setMouseTracking(true);
    Shortcuts::instance().follow(this, [this] {
        setToolTip(tr("Left of the line without, right of it with the patch. Drag the line, or move it with the left and right keys.") +
                   QLatin1Char('\n') + PictureViewport::keysTip());
    });
    connect(&InventedBoxes::instance(), &InventedBoxes::changed, this, qOverload<>(&QWidget::update));
}

void BeforeAfterView::setWithout(PictureSide side)
{
    without_ = std::move(side);
    place_.setPicture(without_.picture.size());
    setHovered(nullptr, -1);
    update();
}

void BeforeAfterView::setWith(PictureSide side)
{
    with_ = std::move(side);
    if (hoveredSide_ == &with_) setHovered(nullptr, -1);
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

double BeforeAfterView::dividerX() const
{
    const QRectF seen = place_.visible();
    return std::round(seen.left() + divider_ * seen.width());
}

void BeforeAfterView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF picture = without_.picture.isNull() ? QRectF() : place_.visible();
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
        const double x = dividerX();
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
    side.picture.paint(painter, place_.target(), part);
    BoxPainting how;
    how.toWidget = place_.transform();
    how.clip = part;
    how.lineWidth = kBoxLine * typeScale_;
    how.fontScale = 0.9 * typeScale_;
    std::vector<PictureBox> seen;
    for (std::size_t i = 0; i < side.boxes.size(); ++i) {
        if (how.toWidget.mapRect(side.boxes[i].rect).intersected(part).width() < kSeen) continue;
        if (&side == hoveredSide_ && static_cast<int>(i) == hovered_)
            how.hovered = static_cast<int>(seen.size());
        seen.push_back(side.boxes[i]);
    }
    painter.save();
    painter.setClipRect(part);
    paintBoxes(painter, seen, how);
    painter.restore();
}

/// In as many lines as its part of the picture wants; where that would hide much of it, not at all.
void BeforeAfterView::paintWord(QPainter& painter, const QString& word, const QRectF& part, bool right) const
{
    const Theme& theme = Theme::current();
    painter.setFont(scaledFont(0.9 * typeScale_));
    const QFontMetricsF metrics(painter.font());
    const double room = part.width() - 3 * kGrid;
    const QRectF lines = metrics.boundingRect(QRectF(0, 0, room, part.height()), Qt::AlignCenter | Qt::TextWordWrap, word);
    if (lines.width() > room || lines.height() > part.height() / 3) return;
    const QSizeF size(std::ceil(lines.width()) + 2 * kGrid, lines.height() + kGrid / 2.0);
    const double left = right ? part.right() - size.width() - kGrid / 2.0 : part.left() + kGrid / 2.0;
    const QRectF plate(QPointF(left, part.bottom() - size.height() - kGrid / 2.0), size);
    QColor paper = theme.raised;
    paper.setAlpha(225);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paper);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(theme.text);
    painter.drawText(plate.adjusted(kGrid - 1, 0, 1 - kGrid, 0), Qt::AlignCenter | Qt::TextWordWrap, word);
}

void BeforeAfterView::paintDivider(QPainter& painter, const QRectF& picture) const
{
    const Theme& theme = Theme::current();
    const double x = dividerX();
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
    const QRectF seen = place_.visible();
    if (!seen.isEmpty()) setDivider((x - seen.left()) / seen.width());
}

bool BeforeAfterView::onDivider(const QPointF& position) const
{
    if (with_.picture.isNull()) return false;
    const QPointF handle(dividerX(), place_.visible().center().y());
    return std::abs(position.x() - handle.x()) <= kReach ||
           std::hypot(position.x() - handle.x(), position.y() - handle.y()) <= kHandle + 2;
}

void BeforeAfterView::setHovered(const PictureSide* side, int box)
{
    if (side == hoveredSide_ && box == hovered_) return;
    hoveredSide_ = side;
    hovered_ = box;
    update();
}

void BeforeAfterView::hover(const QPointF& position)
{
    if (without_.picture.isNull()) return;
    const bool left = with_.picture.isNull() || position.x() < dividerX();
    const PictureSide& side = left ? without_ : with_;
    const int box = onDivider(position) ? -1 : boxAt(side.boxes, place_.transform(), position);
    setHovered(box < 0 ? nullptr : &side, box);
    setCursor(onDivider(position) ? Qt::SplitHCursor
              : place_.movable()  ? Qt::OpenHandCursor
                                  : Qt::ArrowCursor);
}

void BeforeAfterView::mousePressEvent(QMouseEvent* event)
{
    const bool left = event->button() == Qt::LeftButton;
    if (without_.picture.isNull() || (!left && event->button() != Qt::MiddleButton))
        return QWidget::mousePressEvent(event);
    grabbed_ = event->position();
    if (left && !with_.picture.isNull() && (onDivider(grabbed_) || !place_.movable()))
        drag_ = Drag::Divider;
    else
        drag_ = Drag::Picture;
    setHovered(nullptr, -1);
    if (drag_ == Drag::Divider || place_.movable())
        setCursor(drag_ == Drag::Divider ? Qt::SplitHCursor : Qt::ClosedHandCursor);
}

void BeforeAfterView::mouseMoveEvent(QMouseEvent* event)
{
    switch (drag_) {
    case Drag::Nothing:
        hover(event->position());
        break;
    case Drag::Divider:
        moveTo(event->position().x());
        break;
    case Drag::Picture:
        if (place_.moveBy(event->position() - grabbed_)) update();
        grabbed_ = event->position();
        break;
    }
}

void BeforeAfterView::mouseReleaseEvent(QMouseEvent* event)
{
    if (drag_ == Drag::Nothing) return QWidget::mouseReleaseEvent(event);
    drag_ = Drag::Nothing;
    hover(event->position());
}

void BeforeAfterView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || onDivider(event->position())) return mousePressEvent(event);
    place_.toggleFill(event->position());
    update();
}

void BeforeAfterView::wheelEvent(QWheelEvent* event)
{
    event->setAccepted(place_.wheel(*event));
    update();
}

void BeforeAfterView::resizeEvent(QResizeEvent*)
{
    place_.setRoom(size(), devicePixelRatioF());
    update();
}

void BeforeAfterView::leaveEvent(QEvent*)
{
    setHovered(nullptr, -1);
}

void BeforeAfterView::keyPressEvent(QKeyEvent* event)
{
    // All is seen already: the key is for the line.
    if (place_.fitted() && Shortcuts::instance().matches("pictures.fit", *event)) return setDivider(0.5);
    if (place_.key(*event)) {
        setHovered(nullptr, -1);
        return update();
    }
    const bool whole = !place_.movable();
    switch (event->key()) {
    case Qt::Key_Left:
        if (whole) setDivider(divider_ - kKeyStep);
        return;
    case Qt::Key_Right:
        if (whole) setDivider(divider_ + kKeyStep);
        return;
    case Qt::Key_Home:
        setDivider(0);
        return;
    case Qt::Key_End:
        setDivider(1);
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
