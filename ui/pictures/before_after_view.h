// A BeforeAfterView shows one picture without and with the patch, with a line between the two that can be
// dragged.
#pragma once

#include "ui/pictures/box_painter.h"
#include "ui/pictures/picture_viewport.h"
#include "ui/pictures/scaled_picture.h"

#include <QWidget>

#include <vector>

namespace blindspot::ui {

/// The contents of one side.
struct PictureSide {
    ScaledPicture picture;
    std::vector<PictureBox> boxes;
};

/// The picture without the patch is left of the line, the one with it right of the line. Dragging the line or
/// its handle moves it, and so do the left and right keys (Home and End: to the ends, 0: to the middle) and
/// dragging anywhere, as long as the whole picture is seen. Zoom and pan are those of the ImageView; a zoomed
/// picture is moved by dragging beside the line, with the middle button anywhere, and by the arrows. Keys
/// that do nothing here are left to the parent. The box under the pointer says its name.
class BeforeAfterView : public QWidget {
    Q_OBJECT

  public:
    explicit BeforeAfterView(QWidget* parent = nullptr);

    /// An empty side: not known yet. Until the right one is known the left one is shown alone.
    void setWithout(PictureSide side);
    void setWith(PictureSide side);
    const PictureSide& without() const { return without_; }
    const PictureSide& with() const { return with_; }
    void setPlaceholder(const QString& text);
    /// What the sides are called; "without patch" and "with patch" until then.
    void setWords(const QString& without, const QString& with);
    void setTypeScale(double scale);

    /// Of the width of what is seen of the picture, 0 to 1: however far one zooms, the line stays in reach.
    double divider() const { return divider_; }
    void setDivider(double place);
    /// Where the whole picture is in the widget.
    QRectF pictureRect() const { return without_.picture.isNull() ? QRectF() : place_.target(); }
    const PictureViewport& viewport() const { return place_; }

    QSize sizeHint() const override { return {480, 320}; }
    QSize minimumSizeHint() const override { return {240, 136}; }

  Q_SIGNALS:
    void dividerMoved(double place);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    /// What is dragged.
    enum class Drag { Nothing, Divider, Picture };

    void paintSide(QPainter& painter, const PictureSide& side, const QRectF& part) const;
    void paintWord(QPainter& painter, const QString& word, const QRectF& part, bool right) const;
    void paintDivider(QPainter& painter, const QRectF& picture) const;
    double dividerX() const;
    bool onDivider(const QPointF& position) const;
    void moveTo(double x);
    void hover(const QPointF& position);
    /// What is under the pointer is another box now: by its side, and its place there; -1: none.
    void setHovered(const PictureSide* side, int box);

    PictureSide without_, with_;
    QString placeholder_;
    QString withoutWord_, withWord_;
    double divider_ = 0.5;
    double typeScale_ = 1;
    PictureViewport place_;
    Drag drag_ = Drag::Nothing;
    QPointF grabbed_;
    const PictureSide* hoveredSide_ = nullptr;
    int hovered_ = -1;
};

} // namespace blindspot::ui
