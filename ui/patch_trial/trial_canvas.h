// A TrialCanvas shows the picture of a trial with the patch on it, which is dragged, scaled and turned there,
// and the detector's boxes.
#pragma once

#include "ui/patch_trial/patch_frame.h"
#include "ui/patch_trial/patch_trial.h"
#include "ui/pictures/box_painter.h"
#include "ui/pictures/picture_viewport.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

namespace blindspot::ui {

/// Mouse: the patch is dragged, its corners scale it (with Ctrl around its middle), the handle above it turns
/// it (with Shift in steps); beside it dragging moves the picture and the wheel zooms. A double click on an
/// object lays the patch on it, with Ctrl one more. Keys: see tip(). What the detector saw at an earlier
/// place is faint.
class TrialCanvas : public QWidget {
    Q_OBJECT

  public:
    explicit TrialCanvas(PatchTrial& trial, QWidget* parent = nullptr);

    void setBoxesVisible(bool visible);
    bool boxesVisible() const { return boxesVisible_; }
    void setPlaceholder(const QString& text);
    void fit();
    /// What is drawn now, and how: 1 for what belongs to the place as it is, else faint.
    const std::vector<PictureBox>& boxes() const { return boxes_; }
    double boxOpacity() const;

    /// From pixels of the picture to the widget and back.
    QPointF toWidget(QPointF pixel) const { return place_.toWidget(pixel); }
    QPointF toPicture(QPointF position) const { return place_.toPicture(position); }
    double scale() const { return place_.scale(); }

    /// What mouse and keys do.
    static QString tip();

    QSize sizeHint() const override { return {800, 600}; }
    QSize minimumSizeHint() const override { return {320, 240}; }

  Q_SIGNALS:
    void boxesVisibleChanged(bool visible);

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
    void changeEvent(QEvent* event) override;

  private:
    void subjectChanged();
    void placesChanged();
    void showLooked();
    bool hasFrame() const;
    QSize pictureSize() const;
    /// Puts the current one there, by hand.
    void put(const LaidPatch& place);
    void takeHandle(QPointF position, Qt::KeyboardModifiers modifiers);
    void showCursor(QPointF position);
    bool patchKey(const QKeyEvent& event);
    bool viewKey(const QKeyEvent& event);
    bool step(QPointF direction, bool large);
    bool chooseNext(int step);
    void setHovered(int box);

    void paintLaid(QPainter& painter) const;
    void paintCover(QPainter& painter, const LaidPatch& place) const;
    void paintFrame(QPainter& painter) const;

    PatchTrial& trial_;
    PictureViewport place_;
    std::vector<PictureBox> boxes_;
    QString placeholder_;
    QImage patch_, noise_;
    const void* patchOf_ = nullptr;  ///< of which patch_ was made
    const void* pixelsOf_ = nullptr; ///< that the viewport was fitted to
    std::optional<PatchDrag> drag_;
    bool panning_ = false;
    QPointF grabbed_;
    int hovered_ = -1;
    bool boxesVisible_ = true;
};

} // namespace blindspot::ui
