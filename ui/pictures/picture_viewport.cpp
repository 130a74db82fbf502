#include "ui/pictures/picture_viewport.h"

#include "ui/support/shortcuts.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kMaxScale = 64;
constexpr double kKeyFactor = 1.25;
constexpr double kWheelStep = 120; // eighths of a degree a notch
constexpr double kPanStep = 48;

} // namespace

void PictureViewport::setPicture(const QSizeF& size)
{
    const bool same = size == picture_;
    picture_ = size;
    if (!same || fitted_) fit();
}

void PictureViewport::setRoom(const QSizeF& room, double ratio)
{
    const QSizeF before = room_.isEmpty() ? room : room_; // the first room moves nothing
    room_ = room;
    ratio_ = ratio;
    if (fitted_)
        fit();
    else
        place(origin_ + QPointF(room.width() - before.width(), room.height() - before.height()) / 2);
}

double PictureViewport::fitScale() const
{
    if (picture_.isEmpty() || room_.isEmpty()) return 1;
    return std::min({room_.width() / picture_.width(), room_.height() / picture_.height(), kMaxScale});
}

void PictureViewport::fit()
{
    fitted_ = true;
    scale_ = fitScale();
    place({});
}

void PictureViewport::fill(const QPointF& anchor)
{
    if (picture_.isEmpty() || room_.isEmpty()) return;
    const double scale = std::max(room_.width() / picture_.width(), room_.height() / picture_.height());
    // A picture of the room's own shape fills it when it is fitted: then closer.
    zoomBy(std::max(scale / scale_, fitted_ && scale <= 1.05 * scale_ ? 2.0 : 0.0), anchor);
}

void PictureViewport::toggleFill(const QPointF& anchor)
{
    if (fitted_)
        fill(anchor);
    else
        fit();
}

void PictureViewport::actualSize()
{
    zoomBy(1 / (scale_ * ratio_), middle());
}

void PictureViewport::zoomBy(double factor, const QPointF& anchor)
{
    if (picture_.isEmpty() || !(factor > 0)) return;
    const double smallest = std::min(fitScale(), 1 / ratio_);
    const double scale = std::clamp(scale_ * factor, smallest, kMaxScale);
    const QPointF kept = toPicture(anchor);
    scale_ = scale;
    fitted_ = false;
    place(anchor - kept * scale);
}

void PictureViewport::place(QPointF origin)
{
    const QSizeF size = picture_ * scale_;
    const auto along = [](double start, double length, double room) {
        return length <= room ? (room - length) / 2 : std::clamp(start, room - length, 0.0);
    };
    origin_ = {along(origin.x(), size.width(), room_.width()),
               along(origin.y(), size.height(), room_.height())};
}

bool PictureViewport::moveBy(const QPointF& step)
{
    const QPointF before = origin_;
    place(origin_ + step);
    return origin_ != before;
}

bool PictureViewport::movable() const
{
    const QSizeF size = picture_ * scale_;
    return size.width() > room_.width() + 0.5 || size.height() > room_.height() + 0.5;
}

bool PictureViewport::wheel(const QWheelEvent& event)
{
    if (isEmpty() || event.angleDelta().y() == 0) return false;
    zoomBy(std::pow(kKeyFactor, event.angleDelta().y() / kWheelStep), event.position());
    return true;
}

QString PictureViewport::keysTip()
{
    const auto keys = [](const char* id) { return Shortcuts::instance().keysText(QLatin1String(id)); };
    return QCoreApplication::translate("blindspot::ui::PictureViewport", "Wheel: zoom. Double click: fill or fit. Drag and arrow keys: move.") +
           QLatin1Char('\n') +
           QCoreApplication::translate("blindspot::ui::PictureViewport", "Keys: %1 closer, %2 farther, %3 fit, %4 pixel for pixel, %5 fill or fit.")
               .arg(keys("pictures.zoomIn"), keys("pictures.zoomOut"), keys("pictures.fit"), keys("pictures.actual"), keys("pictures.fill"));
}

bool PictureViewport::key(const QKeyEvent& event)
{
    if (isEmpty()) return false;
    const Shortcuts& keys = Shortcuts::instance();
    if (keys.matches("pictures.zoomIn", event)) return zoomBy(kKeyFactor, middle()), true;
    if (keys.matches("pictures.zoomOut", event)) return zoomBy(1 / kKeyFactor, middle()), true;
    if (keys.matches("pictures.fit", event)) return fit(), true;
    if (keys.matches("pictures.actual", event)) return actualSize(), true;
    if (keys.matches("pictures.fill", event)) return toggleFill(middle()), true;
    return moveByKey(event);
}

/// The arrows, as far as they move something.
bool PictureViewport::moveByKey(const QKeyEvent& event)
{
    if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
    switch (event.key()) {
    case Qt::Key_Left:
        return moveBy({kPanStep, 0});
    case Qt::Key_Right:
        return moveBy({-kPanStep, 0});
    case Qt::Key_Up:
        return moveBy({0, kPanStep});
    case Qt::Key_Down:
        return moveBy({0, -kPanStep});
    default:
        return false;
    }
}

} // namespace blindspot::ui
