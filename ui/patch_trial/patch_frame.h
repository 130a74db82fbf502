// The frame with handles around a laid patch: which of them is under the pointer, and what dragging one makes
// of the patch.
#pragma once

#include "core/evaluation/laid_patch.h"

#include <QPointF>
#include <QPolygonF>
#include <QSize>
#include <QTransform>

#include <array>

namespace blindspot::ui {

using evaluation::LaidPatch;

/// What of a patch is dragged. The corners are named as they stand while it is not turned, clockwise.
enum class PatchGrip { None, LeftUpper, RightUpper, RightLower, LeftLower, Body, Turn };

inline constexpr int kLeastPatchSide = 4; ///< pixels of the picture
inline constexpr int kMostPatchSides = 2; ///< of the picture's longer side
inline constexpr double kTurnStep = 15;   ///< degrees, with Shift

/// The patch made to fit the rules of the hand: square, its side within the limits, its middle in the picture
/// (so that it cannot be lost), its angle in (-180, 180], and on whole pixels where it is not turned.
LaidPatch withinPicture(LaidPatch patch, QSize picture);

/// By so many pixels of the picture.
LaidPatch movedBy(const LaidPatch& patch, QPointF step, QSize picture);
/// Its middle stays.
LaidPatch withSide(const LaidPatch& patch, double side, QSize picture);
LaidPatch turnedTo(const LaidPatch& patch, double degrees, QSize picture);

/// How a handle is dragged.
struct PatchDrag {
    LaidPatch patch; ///< as it was when the handle was taken
    PatchGrip grip = PatchGrip::None;
    QPointF from, to;         ///< of the pointer, pixels of the picture
    bool middleStays = false; ///< a corner scales around the middle, and not away from the opposite corner
    bool inSteps = false;     ///< it turns by kTurnStep
};
/// A corner keeps the patch square. Without steps a turn rests at quarter turns within two degrees.
LaidPatch dragged(const PatchDrag& drag, QSize picture);

/// The frame as it is drawn, in pixels of the widget. Where the patch is small its handles stand off from it.
class PatchFrame {
  public:
    PatchFrame(const LaidPatch& patch, const QTransform& toWidget);

    const QPolygonF& outline() const { return outline_; }
    const std::array<QPointF, 4>& corners() const { return corners_; }
    QPointF turnHandle() const { return turn_; }
    /// In the middle of the upper edge: from there a line leads to the handle that turns.
    QPointF turnRoot() const { return root_; }
    PatchGrip gripAt(QPointF position) const;
    Qt::CursorShape cursorOf(PatchGrip grip) const;

  private:
    QPolygonF outline_;
    std::array<QPointF, 4> corners_; ///< of the handles
    QPointF turn_, root_;
};

} // namespace blindspot::ui
