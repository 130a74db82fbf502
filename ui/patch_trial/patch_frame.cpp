#include "ui/patch_trial/patch_frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace blindspot::ui {

namespace {

constexpr double kReach = 9; ///< of the pointer around a handle, pixels of the widget
constexpr double kLeastFrame =
    36; ///< sides of what the corner handles stand around: between them there is room to take the patch
constexpr double kTurnDistance = 28; ///< of the turning handle from the upper edge
constexpr double kRest = 2;          ///< degrees around a quarter turn

double length(QPointF vector)
{
    return std::hypot(vector.x(), vector.y());
}

QPointF unit(QPointF vector)
{
    const double size = length(vector);
    return size > 0 ? vector / size : QPointF();
}

QPointF middleOf(const LaidPatch& patch)
{
    return {patch.centreX, patch.centreY};
}

LaidPatch scaledByCorner(const PatchDrag& drag, QSize picture)
{
    const auto corners = evaluation::cornersOf(drag.patch);
    const auto corner = static_cast<std::size_t>(drag.grip) - static_cast<std::size_t>(PatchGrip::LeftUpper);
    const QPointF mine(corners[corner][0], corners[corner][1]);
    const QPointF across(corners[(corner + 2) % 4][0], corners[(corner + 2) % 4][1]);
    const QPointF anchor = drag.middleStays ? middleOf(drag.patch) : across;
    const QPointF diagonal = unit(mine - anchor);
    const double reach = QPointF::dotProduct(mine + (drag.to - drag.from) - anchor, diagonal);
    const double most = kMostPatchSides * std::max(picture.width(), picture.height());
    const double side =
        std::clamp(std::round(reach * (drag.middleStays ? std::numbers::sqrt2 : std::numbers::sqrt2 / 2)),
                   double{kLeastPatchSide}, std::max(double{kLeastPatchSide}, most));
    LaidPatch patch = drag.patch;
    patch.width = patch.height = static_cast<int>(side);
    if (!drag.middleStays) {
        const QPointF middle = across + diagonal * (side * std::numbers::sqrt2 / 2);
        patch.centreX = middle.x();
        patch.centreY = middle.y();
    }
    return withinPicture(patch, picture);
}

LaidPatch turnedByHandle(const PatchDrag& drag, QSize picture)
{
    const QPointF before = drag.from - middleOf(drag.patch), now = drag.to - middleOf(drag.patch);
    if (length(before) < 1e-6 || length(now) < 1e-6) return drag.patch;
    const double step = std::atan2(now.y(), now.x()) - std::atan2(before.y(), before.x());
    double degrees = drag.patch.degrees + step * 180 / std::numbers::pi;
    if (drag.inSteps)
        degrees = kTurnStep * std::round(degrees / kTurnStep);
    else if (const double quarter = 90 * std::round(degrees / 90); std::abs(degrees - quarter) <= kRest)
        degrees = quarter;
    return turnedTo(drag.patch, degrees, picture);
}

} // namespace

LaidPatch withinPicture(LaidPatch patch, QSize picture)
{
    const int most = std::max(kLeastPatchSide, kMostPatchSides * std::max(picture.width(), picture.height()));
    patch.width = patch.height = std::clamp(patch.width, kLeastPatchSide, most);
    patch.centreX = std::clamp(patch.centreX, 0.0, static_cast<double>(picture.width()));
    patch.centreY = std::clamp(patch.centreY, 0.0, static_cast<double>(picture.height()));
    patch.degrees = std::remainder(patch.degrees, 360.0);
    if (patch.degrees == -180) patch.degrees = 180;
    if (patch.degrees == 0) { // as it is pasted
        patch.degrees = 0;    // and not -0
        patch.centreX = std::round(patch.centreX - patch.width / 2.0) + patch.width / 2.0;
        patch.centreY = std::round(patch.centreY - patch.height / 2.0) + patch.height / 2.0;
    }
    return patch;
}

LaidPatch movedBy(const LaidPatch& patch, QPointF step, QSize picture)
{
    LaidPatch moved = patch;
    moved.centreX += step.x();
    moved.centreY += step.y();
    return withinPicture(moved, picture);
}

LaidPatch withSide(const LaidPatch& patch, double side, QSize picture)
{
    LaidPatch scaled = patch;
    const double most = kMostPatchSides * std::max({picture.width(), picture.height(), kLeastPatchSide});
    scaled.width = scaled.height =
        static_cast<int>(std::lround(std::clamp(side, double{kLeastPatchSide}, most)));
    return withinPicture(scaled, picture);
}

LaidPatch turnedTo(const LaidPatch& patch, double degrees, QSize picture)
{
    LaidPatch turned = patch;
    turned.degrees = degrees;
    return withinPicture(turned, picture);
}

LaidPatch dragged(const PatchDrag& drag, QSize picture)
{
    switch (drag.grip) {
    case PatchGrip::None:
        return drag.patch;
    case PatchGrip::Body:
        return movedBy(drag.patch, drag.to - drag.from, picture);
    case PatchGrip::Turn:
        return turnedByHandle(drag, picture);
    case PatchGrip::LeftUpper:
    case PatchGrip::RightUpper:
    case PatchGrip::RightLower:
    case PatchGrip::LeftLower:
        break;
    }
    return scaledByCorner(drag, picture);
}

PatchFrame::PatchFrame(const LaidPatch& patch, const QTransform& toWidget)
{
    const auto corners = evaluation::cornersOf(patch);
    for (const auto& [x, y] : corners)
        outline_ << toWidget.map(QPointF(x, y));
    const QPointF middle = toWidget.map(middleOf(patch));
    const double half = length(outline_[0] - middle), least = kLeastFrame * std::numbers::sqrt2 / 2;
    const double factor = half > 0 && half < least ? least / half : 1;
    for (std::size_t i = 0; i < 4; ++i)
        corners_[i] = middle + (outline_[static_cast<qsizetype>(i)] - middle) * factor;
    root_ = (outline_[0] + outline_[1]) / 2;
    turn_ = (corners_[0] + corners_[1]) / 2 + unit(root_ - middle) * kTurnDistance;
}

PatchGrip PatchFrame::gripAt(QPointF position) const
{
    if (length(position - turn_) <= kReach) return PatchGrip::Turn;
    for (std::size_t i = 0; i < 4; ++i)
        if (length(position - corners_[i]) <= kReach)
            return static_cast<PatchGrip>(static_cast<std::size_t>(PatchGrip::LeftUpper) + i);
    if (outline_.containsPoint(position, Qt::OddEvenFill)) return PatchGrip::Body;
    // A patch of a few screen pixels can be taken all the same.
    return QPolygonF(QList<QPointF>(corners_.begin(), corners_.end()))
                   .containsPoint(position, Qt::OddEvenFill)
               ? PatchGrip::Body
               : PatchGrip::None;
}

Qt::CursorShape PatchFrame::cursorOf(PatchGrip grip) const
{
    if (grip == PatchGrip::None) return Qt::ArrowCursor;
    if (grip == PatchGrip::Body) return Qt::SizeAllCursor;
    if (grip == PatchGrip::Turn) return Qt::PointingHandCursor;
    const auto corner = static_cast<std::size_t>(grip) - static_cast<std::size_t>(PatchGrip::LeftUpper);
    const QPointF way = corners_[corner] - corners_[(corner + 2) % 4];
    const double slant = std::remainder(std::atan2(way.y(), way.x()) * 180 / std::numbers::pi, 180.0);
    if (std::abs(slant) < 22.5) return Qt::SizeHorCursor;
    if (std::abs(slant) > 67.5) return Qt::SizeVerCursor;
    return slant > 0 ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
}

} // namespace blindspot::ui
