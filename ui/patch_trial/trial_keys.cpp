// The keys of a TrialCanvas.
#include "ui/patch_trial/trial_canvas.h"

#include <QKeyEvent>

#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kLargeStep = 10;   ///< pixels of the picture, with Shift; without one
constexpr double kScaleStep = 1.05; ///< of the side
constexpr double kZoomStep = 1.25;

} // namespace

QString TrialCanvas::tip()
{
    return tr(
        "Drag the patch; its corners scale it (with Ctrl around its middle), the handle above turns it (with "
        "Shift by 15°).\n"
        "Arrows: 1 px, with Shift 10. + and -: scale. [ and ]: turn by 1°. Page Up and Page Down: another "
        "patch of the picture.\n"
        "Home: back to where its run lays it, with Shift on each object. Delete: take it away.\n"
        "Double click on an object: lay it there, with Ctrl one more. 1 patch, 2 grey, 3 noise, 0 none.\n"
        "Wheel, Ctrl++ and Ctrl+-: zoom. F: fit. B: boxes.");
}

/// By so many pixels; at the picture's edge it does not move and is still the patch's key.
bool TrialCanvas::step(QPointF direction, bool large)
{
    put(movedBy(*trial_.currentPlace(), direction * (large ? kLargeStep : 1.0), pictureSize()));
    return true;
}

bool TrialCanvas::chooseNext(int step)
{
    const int count = static_cast<int>(trial_.places().size());
    if (count < 2) return false;
    trial_.chooseCurrent((trial_.current() + step + count) % count);
    return true;
}

/// What moves the patch; false: there is none, or it is another key.
bool TrialCanvas::patchKey(const QKeyEvent& event)
{
    if (!hasFrame() || (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))) return false;
    const LaidPatch& place = *trial_.currentPlace();
    const bool large = (event.modifiers() & Qt::ShiftModifier) != 0;
    switch (event.key()) {
    case Qt::Key_Left:
        return step({-1, 0}, large);
    case Qt::Key_Right:
        return step({1, 0}, large);
    case Qt::Key_Up:
        return step({0, -1}, large);
    case Qt::Key_Down:
        return step({0, 1}, large);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        put(withSide(place, std::max(place.width + 1.0, place.width * kScaleStep), pictureSize()));
        return true;
    case Qt::Key_Minus:
        put(withSide(place, std::min(place.width - 1.0, place.width / kScaleStep), pictureSize()));
        return true;
    case Qt::Key_BracketLeft:
        put(turnedTo(place, place.degrees - 1, pictureSize()));
        return true;
    case Qt::Key_BracketRight:
        put(turnedTo(place, place.degrees + 1, pictureSize()));
        return true;
    case Qt::Key_PageUp:
        return chooseNext(-1);
    case Qt::Key_PageDown:
        return chooseNext(1);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        trial_.takeCurrentAway();
        return true;
    default:
        return false;
    }
}

bool TrialCanvas::viewKey(const QKeyEvent& event)
{
    const bool arm =
        event.key() >= Qt::Key_0 && event.key() <= Qt::Key_3; // not the zoom that other viewers have there
    if (!trial_.picture().pixels || arm) return false;
    const bool control = (event.modifiers() & Qt::ControlModifier) != 0;
    const QPointF middle(width() / 2.0, height() / 2.0);
    if (control && (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)) {
        place_.zoomBy(kZoomStep, middle);
    } else if (control && event.key() == Qt::Key_Minus) {
        place_.zoomBy(1 / kZoomStep, middle);
    } else if (event.key() == Qt::Key_Home && !control) {
        (event.modifiers() & Qt::ShiftModifier) ? trial_.layOnEach() : trial_.layOnLargest();
    } else if (event.key() == Qt::Key_B && !control) {
        setBoxesVisible(!boxesVisible_);
    } else if (!place_.key(event)) {
        return false;
    }
    update();
    return true;
}

void TrialCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!patchKey(*event) && !viewKey(*event)) QWidget::keyPressEvent(event);
}

} // namespace blindspot::ui
