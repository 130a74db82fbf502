// Functions that paint boxes with names over a picture. Kinds differ by colour and by line style, and are
// readable on any background.
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>
#include <QString>
#include <QTransform>

#include <vector>

class QPainter;

namespace blindspot::ui {

/// The meaning of a box. Each has a colour of the theme and a line of its own (see boxColor, boxDashes).
enum class BoxRole {
    Plain,      ///< a detection that is compared with nothing
    Annotation, ///< what the dataset says
    Found,      ///< an annotated object that the detector finds
    HalfSeen,   ///< an annotated object that a detection touches without finding it
    Missed,     ///< an annotated object that nothing touches; where a patch is shown, hidden by it
    NeverSeen,  ///< an annotated object that nothing touches without the patch either
    OnObject,   ///< a detection that touches an annotated object and finds none
    Invented,   ///< a detection where nothing is annotated
};

struct PictureBox {
    QRectF rect; ///< in pixels of the picture
    QString label;
    BoxRole role = BoxRole::Plain;
    QColor color{}; ///< of its class; not valid: that of its role

    bool operator==(const PictureBox&) const = default;
};

/// Black or white, whichever reads better on `background`.
QColor inkOn(const QColor& background);
/// Of the lines, logical pixels, where boxes are large enough.
inline constexpr double kBoxLine = 1.5;
/// On thumbnails.
inline constexpr double kThinBoxLine = 1;

QColor boxColor(BoxRole role);
/// Strokes and gaps in turn, in widths of the line, none for a solid one: no meaning hangs on colour alone.
QList<double> boxDashes(BoxRole role);
/// 0 to 1: what is invented is faint.
double boxOpacity(BoxRole role);
/// Whether a detector made it up: one switch hides those (see InventedBoxes).
bool isInvented(BoxRole role);

struct BoxPainting {
    QTransform toWidget;         ///< from pixels of the picture
    QRectF clip;                 ///< of the widget: labels stay inside
    double lineWidth = kBoxLine; ///< widget pixels, at most: a line is never thicker than a tenth of its box
    bool labels = true;
    double fontScale = 0.9; ///< of the labels, times the window's type
    int hovered = -1;       ///< the box under the pointer: its label is drawn whatever its size
};

/// Each box with a halo under its line where it is large enough for one. Labels stand on plates of the box's
/// colour where the box is large enough to bear one, above it, inside or below; none lies over another, and
/// what finds no place is left out. Objects that are lost are empty and what is invented is faint: both are
/// named under the pointer alone.
void paintBoxes(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how);

/// The smallest of the boxes that are shown whose area or edge is at `position` of the widget; -1: none.
int boxAt(const std::vector<PictureBox>& boxes, const QTransform& toWidget, const QPointF& position);

/// A short line as the box's border is drawn, for legends.
void paintBoxLine(QPainter& painter, const QPointF& from, const QPointF& to, BoxRole role,
                  const QColor& color = {}, double lineWidth = kBoxLine);

} // namespace blindspot::ui
