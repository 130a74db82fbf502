// A PictureViewport is the geometry of zoom and pan that every viewer shares: where a picture lies in a
// widget, and which wheel turns and keys move it.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QTransform>

class QKeyEvent;
class QWheelEvent;

namespace blindspot::ui {

/// Lengths are logical pixels of the widget; the picture's are its own. The picture is kept in sight: centred
/// where it is smaller than the room, else without empty margins.
class PictureViewport {
  public:
    /// A picture of the size of the one before keeps zoom and place; another one is fitted. Empty: there is
    /// none.
    void setPicture(const QSizeF& size);
    /// `ratio`: pixels of the screen for a logical one. What was in the middle stays there; a fitted picture
    /// stays fitted.
    void setRoom(const QSizeF& room, double ratio);

    bool isEmpty() const { return picture_.isEmpty(); }
    /// The whole picture.
    void fit();
    /// The whole room: of the picture, what is around `anchor`.
    void fill(const QPointF& anchor);
    /// What a double click does: fills the room, or fits what was zoomed.
    void toggleFill(const QPointF& anchor);
    /// One pixel of the picture for one of the screen.
    void actualSize();
    /// What is under `anchor` stays there.
    void zoomBy(double factor, const QPointF& anchor);
    /// Whether it moved: at an edge, or where all is seen, it does not.
    bool moveBy(const QPointF& step);

    bool fitted() const { return fitted_; }
    /// Whether there is more of the picture than the room shows.
    bool movable() const;
    double scale() const { return scale_; }
    /// Where the whole picture lies.
    QRectF target() const { return {origin_, picture_ * scale_}; }
    /// Of that, what is in the room.
    QRectF visible() const { return target().intersected(QRectF(QPointF(), room_)); }
    QPointF toPicture(const QPointF& position) const { return (position - origin_) / scale_; }
    QPointF toWidget(const QPointF& pixel) const { return pixel * scale_ + origin_; }
    /// From pixels of the picture to the widget.
    QTransform transform() const { return {scale_, 0, 0, scale_, origin_.x(), origin_.y()}; }

    /// Zooms about the pointer. False: there is nothing to zoom.
    bool wheel(const QWheelEvent& event);
    /// What a tool tip says of the wheel and the keys, as they are now.
    static QString keysTip();
    /// The keys of Shortcuts (+, -, 0, F, 1, Return at first), and the arrows as far as they move something. False: it was another
    /// key, or nothing moved.
    bool key(const QKeyEvent& event);

  private:
    bool moveByKey(const QKeyEvent& event);
    double fitScale() const;
    void place(QPointF origin);
    QPointF middle() const { return {room_.width() / 2, room_.height() / 2}; }

    QSizeF picture_, room_;
    QPointF origin_; ///< of the picture's top left corner
    double scale_ = 1;
    double ratio_ = 1;
    bool fitted_ = true;
};

} // namespace blindspot::ui
