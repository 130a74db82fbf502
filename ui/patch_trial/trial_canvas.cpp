#include "ui/patch_trial/trial_canvas.h"

#include "core/common/random.h"
#include "ui/pictures/invented_boxes.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/pictures.h"
#include "ui/support/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kFaint = 0.35;   ///< of boxes that belong to an earlier place
constexpr double kHandle = 9;     ///< side of a corner's handle, pixels of the widget
constexpr double kTurnCircle = 5; ///< radius of the one that turns
constexpr int kNoiseSide = 96;    ///< of the noise that is shown until the detector has seen its own
constexpr int kGreyValue = 127;   ///< as the control is pasted

QImage noiseTile()
{
    QImage tile(kNoiseSide, kNoiseSide, QImage::Format_RGB32);
    RandomStream random(0, 0, 0);
    for (int y = 0; y < kNoiseSide; ++y)
        for (int x = 0; x < kNoiseSide; ++x) {
            const auto channel = [&random] { return static_cast<int>(random.below(256)); };
            const int red = channel(), green = channel(), blue = channel();
            tile.setPixel(x, y, qRgb(red, green, blue));
        }
    return tile;
}

} // namespace

TrialCanvas::TrialCanvas(PatchTrial& trial, QWidget* parent)
    : QWidget(parent), trial_(trial), noise_(noiseTile())
{
    setObjectName("trialCanvas");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture with the patch"));
    setAccessibleDescription(tip());
    connect(&trial_, &PatchTrial::subjectChanged, this, &TrialCanvas::subjectChanged);
    connect(&trial_, &PatchTrial::placesChanged, this, &TrialCanvas::placesChanged);
    connect(&trial_, &PatchTrial::looked, this, &TrialCanvas::showLooked);
    connect(&InventedBoxes::instance(), &InventedBoxes::changed, this, qOverload<>(&QWidget::update));
    subjectChanged();
}

void TrialCanvas::setBoxesVisible(bool visible)
{
    if (visible == boxesVisible_) return;
    boxesVisible_ = visible;
    hovered_ = -1;
    update();
    Q_EMIT boxesVisibleChanged(visible);
}

void TrialCanvas::setPlaceholder(const QString& text)
{
    placeholder_ = text;
    update();
}

void TrialCanvas::fit()
{
    place_.fit();
    update();
}

double TrialCanvas::boxOpacity() const
{
    return trial_.fresh() ? 1 : kFaint;
}

QSize TrialCanvas::pictureSize() const
{
    const auto& pixels = trial_.picture().pixels;
    return pixels ? QSize(pixels->width, pixels->height) : QSize();
}

/// Handles are there for what is there.
bool TrialCanvas::hasFrame() const
{
    return trial_.picture().pixels && trial_.currentPlace() && trial_.arm() != Arm::Clean;
}

void TrialCanvas::subjectChanged()
{
    const void* pixels = trial_.picture().pixels.get();
    if (pixels != pixelsOf_) {
        pixelsOf_ = pixels;
        place_.setPicture(pictureSize());
        place_.fit();
        drag_.reset();
    }
    const void* patch = trial_.patch() ? trial_.patch()->patch.get() : nullptr;
    if (patch != patchOf_) {
        patchOf_ = patch;
        patch_ =
            patch ? toQImage(trial_.patch()->patch->picture).convertToFormat(QImage::Format_RGB32) : QImage();
    }
    showLooked();
}

void TrialCanvas::placesChanged()
{
    update();
}

void TrialCanvas::showLooked()
{
    const PatchTrial::Looked* shown = trial_.shown();
    boxes_ = shown ? markBoxes(shown->reading.marks) : std::vector<PictureBox>();
    hovered_ = -1;
    update();
}

void TrialCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.window);
    const TrialPicture& picture = trial_.picture();
    if (!picture.pixels) {
        painter.setPen(theme.mutedText);
        painter.drawText(rect().adjusted(4 * kGrid, kGrid, -4 * kGrid, -kGrid),
                         Qt::AlignCenter | Qt::TextWordWrap, placeholder_);
    } else {
        picture.shown.paint(painter, place_.target(), rect());
        paintLaid(painter);
        if (boxesVisible_) {
            painter.setOpacity(boxOpacity());
            BoxPainting how;
            how.toWidget = place_.transform();
            how.clip = rect();
            how.hovered = hovered_;
            paintBoxes(painter, boxes_, how);
            painter.setOpacity(1);
        }
        if (hasFrame()) paintFrame(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

/// What the detector saw, pixel by pixel, where it has looked; until then the same at the same place, resized
/// by the painter.
void TrialCanvas::paintLaid(QPainter& painter) const
{
    if (trial_.arm() == Arm::Clean || trial_.places().empty()) return;
    painter.save();
    painter.setClipRect(place_.target().intersected(rect()));
    const PatchTrial::Looked* looked = trial_.at(trial_.arm());
    if (looked && !looked->seen.laid.isNull()) {
        const QRectF part(looked->seen.laidAt, looked->seen.laid.size());
        looked->seen.laid.paint(painter, place_.transform().mapRect(part), rect());
    } else {
        for (const LaidPatch& place : trial_.places())
            paintCover(painter, place);
    }
    painter.restore();
}

void TrialCanvas::paintCover(QPainter& painter, const LaidPatch& place) const
{
    const QRectF square(-place.width / 2.0, -place.height / 2.0, place.width, place.height);
    painter.save();
    painter.setTransform(QTransform::fromTranslate(place.centreX, place.centreY) * place_.transform());
    painter.rotate(place.degrees);
    painter.setRenderHint(QPainter::Antialiasing, place.degrees != 0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, trial_.arm() == Arm::Patch);
    if (trial_.arm() == Arm::Patch)
        painter.drawImage(square, patch_);
    else if (trial_.arm() == Arm::Random)
        painter.drawImage(square, noise_);
    else
        painter.fillRect(square, QColor(kGreyValue, kGreyValue, kGreyValue));
    painter.restore();
}

void TrialCanvas::paintFrame(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const PatchFrame frame(*trial_.currentPlace(), place_.transform());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] : {std::pair(QColor(0, 0, 0, 120), 3.0), std::pair(theme.accent, 1.25)}) {
        painter.setPen(QPen(color, width));
        painter.drawPolygon(frame.outline());
        painter.drawLine(frame.turnRoot(), frame.turnHandle());
    }
    painter.setPen(QPen(theme.accent, 1.25));
    painter.setBrush(Qt::white);
    painter.drawEllipse(frame.turnHandle(), kTurnCircle, kTurnCircle);
    for (const QPointF& corner : frame.corners())
        painter.drawRect(QRectF(corner.x() - kHandle / 2, corner.y() - kHandle / 2, kHandle, kHandle));
    painter.restore();
}

void TrialCanvas::resizeEvent(QResizeEvent*)
{
    place_.setRoom(size(), devicePixelRatioF());
    update();
}

void TrialCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) update();
}

void TrialCanvas::wheelEvent(QWheelEvent* event)
{
    event->setAccepted(place_.wheel(*event));
    update();
}

void TrialCanvas::put(const LaidPatch& place)
{
    if (trial_.current() < 0) return;
    std::vector<LaidPatch> places = trial_.places();
    places[static_cast<std::size_t>(trial_.current())] = place;
    trial_.setPlaces(std::move(places), trial_.current());
}

/// Takes what is under the pointer: a handle, the patch, another patch, or the picture.
void TrialCanvas::takeHandle(QPointF position, Qt::KeyboardModifiers modifiers)
{
    if (trial_.arm() == Arm::Clean) return;
    const std::vector<LaidPatch>& places = trial_.places();
    const auto gripOf = [&](int index) {
        return PatchFrame(places[static_cast<std::size_t>(index)], place_.transform()).gripAt(position);
    };
    int taken = trial_.current();
    PatchGrip grip = taken < 0 ? PatchGrip::None : gripOf(taken);
    for (int i = static_cast<int>(places.size()) - 1; i >= 0 && grip == PatchGrip::None; --i)
        if (gripOf(i) == PatchGrip::Body) {
            grip = PatchGrip::Body;
            taken = i;
        }
    if (grip == PatchGrip::None) return;
    trial_.chooseCurrent(taken);
    const QPointF point = toPicture(position);
    drag_ = PatchDrag{
        places[static_cast<std::size_t>(taken)], grip, point, point, (modifiers & Qt::ControlModifier) != 0,
        (modifiers & Qt::ShiftModifier) != 0};
}

void TrialCanvas::mousePressEvent(QMouseEvent* event)
{
    const bool left = event->button() == Qt::LeftButton;
    if (!trial_.picture().pixels || (!left && event->button() != Qt::MiddleButton))
        return QWidget::mousePressEvent(event);
    setFocus(Qt::MouseFocusReason);
    if (left) takeHandle(event->position(), event->modifiers());
    if (drag_) {
        setCursor(PatchFrame(drag_->patch, place_.transform()).cursorOf(drag_->grip));
        return;
    }
    panning_ = true;
    grabbed_ = event->position();
    if (place_.movable()) setCursor(Qt::ClosedHandCursor);
}

void TrialCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (drag_) {
        drag_->to = toPicture(event->position());
        drag_->middleStays = (event->modifiers() & Qt::ControlModifier) != 0;
        drag_->inSteps = (event->modifiers() & Qt::ShiftModifier) != 0;
        put(dragged(*drag_, pictureSize()));
    } else if (panning_) {
        if (place_.moveBy(event->position() - grabbed_)) update();
        grabbed_ = event->position();
    } else {
        showCursor(event->position());
        setHovered(boxesVisible_ ? boxAt(boxes_, place_.transform(), event->position()) : -1);
    }
}

void TrialCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    drag_.reset();
    panning_ = false;
    showCursor(event->position());
}

void TrialCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !trial_.picture().pixels)
        return QWidget::mouseDoubleClickEvent(event);
    drag_.reset();
    const bool another = (event->modifiers() & Qt::ControlModifier) != 0;
    if (!trial_.layOnObjectAt(toPicture(event->position()), another)) place_.toggleFill(event->position());
    update();
}

void TrialCanvas::showCursor(QPointF position)
{
    if (!hasFrame()) return unsetCursor();
    const PatchFrame frame(*trial_.currentPlace(), place_.transform());
    setCursor(frame.cursorOf(frame.gripAt(position)));
}

void TrialCanvas::setHovered(int box)
{
    if (box == hovered_) return;
    hovered_ = box;
    update();
}

void TrialCanvas::leaveEvent(QEvent*)
{
    setHovered(-1);
}

} // namespace blindspot::ui
