// An ImageGrid shows thumbnails of any number of images. It computes their places instead of storing them,
// and paints from memory only.
#pragma once

#include "ui/dataset/image_grid_model.h"
#include "ui/pictures/class_colors.h"

#include <QAbstractItemView>
#include <QTimer>

namespace blindspot::ui {

/// The current image is the one that the viewer shows; marked ones are told by a tick. A click makes current;
/// Ctrl and click, the tick and the space bar mark one; Shift marks from the last one on; Ctrl+A marks all
/// that are shown, Escape none.
class ImageGrid : public QAbstractItemView {
    Q_OBJECT

  public:
    explicit ImageGrid(QWidget* parent = nullptr);

    void setImages(ImageGridModel* model);
    /// Of the thumbnails' longest side, pixels.
    void setThumbnailSide(int side);
    int thumbnailSide() const { return side_; }
    void setBoxesShown(bool shown);
    bool boxesShown() const { return boxesShown_; }
    void setClassColors(const ClassColors& colors);
    /// Of the images in sight, the most frequent first.
    QStringList visibleClasses() const;

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    int columns() const;

  public Q_SLOTS:
    void reset() override;

  Q_SIGNALS:
    void currentImageChanged(int row);
    /// Other images are in sight, or facts of those in sight have come.
    void visibleChanged();
    /// Return, or a double click: the image is to be seen large.
    void opened(int row);

  protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

  private:
    QSize cell() const;
    int rows() const { return images_ ? images_->rowCount() : 0; }
    QRect cellRect(int row) const;
    QRect tickRect(const QRect& cell) const;
    void showVisible();
    void markTo(int row);
    void paintCell(QPainter& painter, int row, const QRect& cell) const;
    void paintBadge(QPainter& painter, int row, const QRect& room) const;
    void paintBoxesOf(QPainter& painter, int row, const QRectF& place) const;
    void paintTick(QPainter& painter, const QRect& cell, bool marked) const;
    void paintCaption(QPainter& painter, int row, const QRect& room) const;

    ImageGridModel* images_ = nullptr;
    QTimer visibleTimer_;
    ClassColors colors_;
    int side_ = 160;
    int anchor_ = 0; ///< of a range of marks
    int hovered_ = -1;
    bool boxesShown_ = false;
};

} // namespace blindspot::ui
