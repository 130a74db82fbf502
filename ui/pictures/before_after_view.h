// A BeforeAfterView shows one picture without and with the patch, with a line between the two that can be
// dragged.
#pragma once

#include "ui/pictures/box_painter.h"
#include "ui/pictures/scaled_picture.h"

#include <QWidget>

#include <vector>

namespace blindspot::ui {

/// The contents of one side.
struct PictureSide {
    ScaledPicture picture;
    std::vector<PictureBox> boxes;
};

/// The picture without the patch is left of the line, the one with it right of the line. Dragging anywhere
/// and the left and right keys move the line (Home and End: to the ends, 0: to the middle).
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

    /// Of the picture's width, 0 to 1.
    double divider() const { return divider_; }
    void setDivider(double place);
    /// Where the picture is in the widget.
    QRectF pictureRect() const;

    QSize sizeHint() const override { return {480, 320}; }
    QSize minimumSizeHint() const override { return {240, 136}; }

  Q_SIGNALS:
    void dividerMoved(double place);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void paintSide(QPainter& painter, const PictureSide& side, const QRectF& part) const;
    void paintWord(QPainter& painter, const QString& word, const QRectF& part, bool right) const;
    void paintDivider(QPainter& painter, const QRectF& picture) const;
    void moveTo(double x);

    PictureSide without_, with_;
    QString placeholder_;
    QString withoutWord_, withWord_;
    double divider_ = 0.5;
    double typeScale_ = 1;
    bool dragging_ = false;
};

} // namespace blindspot::ui
