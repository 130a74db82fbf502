#include "ui/pictures/image_view.h"

#include "ui/pictures/invented_boxes.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <utility>

namespace blindspot::ui {

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    Shortcuts::instance().follow(this, [this] { setToolTip(PictureViewport::keysTip()); });
    connect(&InventedBoxes::instance(), &InventedBoxes::changed, this, qOverload<>(&QWidget::update));
}

void ImageView::setPicture(const ScaledPicture& picture)
{
    picture_ = picture;
    place_.setPicture(picture.size());
    update();
}

void ImageView::setBoxes(std::vector<PictureBox> boxes)
{
    boxes_ = std::move(boxes);
    hovered_ = -1;
    update();
}

void ImageView::setBoxesVisible(bool visible)
{
    boxesVisible_ = visible;
    update();
}

void ImageView::setPlaceholder(const QString& text)
{
    placeholder_ = text;
    update();
}

void ImageView::fit()
{
    place_.fit();
    update();
}

void ImageView::actualSize()
{
    place_.actualSize();
    update();
}

void ImageView::setHovered(int box)
{
    if (box == hovered_) return;
    hovered_ = box;
    update();
}

void ImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.window);
    if (picture_.isNull()) {
        painter.setPen(theme.mutedText);
        painter.drawText(rect().adjusted(kGrid, kGrid, -kGrid, -kGrid), Qt::AlignCenter | Qt::TextWordWrap,
                         placeholder_);
    } else {
        picture_.paint(painter, place_.target(), rect());
        if (boxesVisible_) {
            BoxPainting how;
            how.toWidget = place_.transform();
            how.clip = rect();
            how.hovered = hovered_;
            paintBoxes(painter, boxes_, how);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent*)
{
    place_.setRoom(size(), devicePixelRatioF());
    update();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    event->setAccepted(place_.wheel(*event));
    update();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    const bool drags = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (!drags || picture_.isNull()) return QWidget::mousePressEvent(event);
    dragging_ = true;
    grabbed_ = event->position();
    if (place_.movable()) setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (!dragging_) {
        setHovered(boxesVisible_ ? boxAt(boxes_, place_.transform(), event->position()) : -1);
        return QWidget::mouseMoveEvent(event);
    }
    if (place_.moveBy(event->position() - grabbed_)) update();
    grabbed_ = event->position();
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!dragging_) return QWidget::mouseReleaseEvent(event);
    dragging_ = false;
    unsetCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QWidget::mouseDoubleClickEvent(event);
    place_.toggleFill(event->position());
    update();
}

void ImageView::leaveEvent(QEvent*)
{
    setHovered(-1);
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    if (!place_.key(*event)) return QWidget::keyPressEvent(event);
    setHovered(-1);
    update();
}

} // namespace blindspot::ui
