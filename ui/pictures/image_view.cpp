#include "ui/pictures/image_view.h"

#include "ui/support/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr double kMaxScale = 64;
constexpr double kKeyFactor = 1.25;
constexpr double kWheelStep = 120; // eighths of a degree a notch
constexpr double kPanStep = 48;

} // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    setToolTip(
        tr("Wheel, + and -: zoom. Drag and arrow keys: move. 0 or double click: fit. 1: pixel for pixel."));
}

void ImageView::setPicture(const ScaledPicture& picture)
{
    const bool sameSize = picture.size() == picture_.size();
    picture_ = picture;
    if (!sameSize || fitted_) fit();
    update();
}

void ImageView::setBoxes(std::vector<PictureBox> boxes)
{
    boxes_ = std::move(boxes);
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

double ImageView::fitScale() const
{
    if (picture_.isNull() || width() <= 0 || height() <= 0) return 1;
    return std::min({static_cast<double>(width()) / picture_.size().width(),
                     static_cast<double>(height()) / picture_.size().height(), kMaxScale});
}

void ImageView::fit()
{
    fitted_ = true;
    scale_ = fitScale();
    place({});
}

void ImageView::actualSize()
{
    const QPointF middle = rect().toRectF().center();
    zoomBy(1 / (scale_ * devicePixelRatioF()), middle);
}

void ImageView::zoomBy(double factor, const QPointF& anchor)
{
    if (picture_.isNull() || !(factor > 0)) return;
    const double smallest = std::min(fitScale(), 1 / devicePixelRatioF());
    const double scale = std::clamp(scale_ * factor, smallest, kMaxScale);
    const QPointF kept = toPicture(anchor);
    scale_ = scale;
    fitted_ = false;
    place(anchor - kept * scale);
}

void ImageView::place(QPointF origin)
{
    const QSizeF size = QSizeF(picture_.size()) * scale_;
    const auto along = [](double start, double length, double room) {
        return length <= room ? (room - length) / 2 : std::clamp(start, room - length, 0.0);
    };
    origin_ = {along(origin.x(), size.width(), width()), along(origin.y(), size.height(), height())};
    update();
}

bool ImageView::moveBy(const QPointF& step)
{
    const QPointF before = origin_;
    place(origin_ + step);
    return origin_ != before;
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
        picture_.paint(painter, QRectF(origin_, QSizeF(picture_.size()) * scale_), rect());
        if (boxesVisible_) {
            BoxPainting how;
            how.toWidget = QTransform(scale_, 0, 0, scale_, origin_.x(), origin_.y());
            how.clip = rect();
            paintBoxes(painter, boxes_, how);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent* event)
{
    if (fitted_) {
        fit();
        return;
    }
    // What was in the middle stays there.
    const QSize before = event->oldSize().isValid() ? event->oldSize() : size();
    place(origin_ + QPointF(width() - before.width(), height() - before.height()) / 2);
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    if (picture_.isNull() || event->angleDelta().y() == 0) return event->ignore();
    zoomBy(std::pow(kKeyFactor, event->angleDelta().y() / kWheelStep), event->position());
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || picture_.isNull()) return QWidget::mousePressEvent(event);
    dragging_ = true;
    grabbed_ = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (!dragging_) return QWidget::mouseMoveEvent(event);
    moveBy(event->position() - grabbed_);
    grabbed_ = event->position();
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !dragging_) return QWidget::mouseReleaseEvent(event);
    dragging_ = false;
    unsetCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return QWidget::mouseDoubleClickEvent(event);
    fit();
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle = rect().toRectF().center();
    const auto move = [&](double x, double y) {
        if (!moveBy({x, y})) QWidget::keyPressEvent(event);
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(kKeyFactor, middle);
    case Qt::Key_Minus:
        return zoomBy(1 / kKeyFactor, middle);
    case Qt::Key_0:
    case Qt::Key_F:
        return fit();
    case Qt::Key_1:
        return actualSize();
    case Qt::Key_Left:
        return move(kPanStep, 0);
    case Qt::Key_Right:
        return move(-kPanStep, 0);
    case Qt::Key_Up:
        return move(0, kPanStep);
    case Qt::Key_Down:
        return move(0, -kPanStep);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace blindspot::ui
