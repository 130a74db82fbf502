// An ImageView shows a picture with boxes over it and lets the user zoom to the cursor, pan, fit it and see
// whole pixels.
#pragma once

#include "ui/pictures/box_painter.h"
#include "ui/pictures/picture_viewport.h"
#include "ui/pictures/scaled_picture.h"

#include <QPointF>
#include <QWidget>

#include <vector>

namespace blindspot::ui {

/// Wheel, + and - zoom; dragging and the arrow keys move; a double click and Return fill the view or fit
/// again; 0 and F fit; 1 shows pixel for pixel. Arrow keys that would move nothing are left to the parent (to
/// go to the next picture, say). The box under the pointer says its name.
class ImageView : public QWidget {
    Q_OBJECT

  public:
    explicit ImageView(QWidget* parent = nullptr);

    /// For small pictures; large ones are made ready on another thread (ScaledPicture) and given below.
    void setImage(const QImage& image) { setPicture(ScaledPicture(image)); }
    /// A picture of the size of the one before keeps zoom and place; another one is fitted. The boxes stay.
    void setPicture(const ScaledPicture& picture);
    const QImage& image() const { return picture_.image(); }
    void setBoxes(std::vector<PictureBox> boxes);
    const std::vector<PictureBox>& boxes() const { return boxes_; }
    void setBoxesVisible(bool visible);
    /// Shown while there is no picture.
    void setPlaceholder(const QString& text);

    /// The whole picture; it stays fitted when the view changes its size.
    void fit();
    /// One pixel of the picture for one of the screen.
    void actualSize();
    bool fitted() const { return place_.fitted(); }
    /// Widget pixels for one pixel of the picture.
    double scale() const { return place_.scale(); }
    /// Of the box under the pointer; -1: none is.
    int hoveredBox() const { return hovered_; }

    /// From the widget to pixels of the picture and back.
    QPointF toPicture(const QPointF& position) const { return place_.toPicture(position); }
    QPointF toWidget(const QPointF& pixel) const { return place_.toWidget(pixel); }

    QSize sizeHint() const override { return {480, 360}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void setHovered(int box);

    PictureViewport place_;
    ScaledPicture picture_;
    std::vector<PictureBox> boxes_;
    QString placeholder_;
    QPointF grabbed_;
    int hovered_ = -1;
    bool boxesVisible_ = true;
    bool dragging_ = false;
};

} // namespace blindspot::ui
