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

    bool operator==(const PictureBox&) const = default;
};

/// Black or white, whichever reads better on `background`.
QColor inkOn(const QColor& background);
QColor boxColor(BoxRole role);
/// Strokes and gaps in turn, in widths of the line, none for a solid one: no meaning hangs on colour alone.
QList<double> boxDashes(BoxRole role);

struct BoxPainting {
    QTransform toWidget;  ///< from pixels of the picture
    QRectF clip;          ///< of the widget: labels stay inside
    double lineWidth = 2; ///< widget pixels
    bool labels = true;
    double fontScale = 0.9; ///< of the labels, times the window's type
};

/// Each box with a halo under its line, each label on a plate of the box's colour.
void paintBoxes(QPainter& painter, const std::vector<PictureBox>& boxes, const BoxPainting& how);

/// A short line as the box's border is drawn, for legends.
void paintBoxLine(QPainter& painter, const QPointF& from, const QPointF& to, BoxRole role,
                  double lineWidth = 2);

} // namespace blindspot::ui
