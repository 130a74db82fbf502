// A PlacementEditor shows the patch's place on an image of the selection. The user drags the patch where its
// place is fixed, and scales it where it lies on objects.
#pragma once

#include "core/common/box.h"
#include "core/imaging/resize.h"
#include "core/patch/options.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include <optional>
#include <vector>

namespace blindspot::ui {

/// An image as the network sees it: its picture, where that lies in the square input, and the class's boxes
/// in pixels of the input.
struct PlacementSample {
    QImage picture;
    imaging::InputPlace place;
    std::vector<Box> boxes;
    QString name;
};

/// Mouse: drag the patch (fixed), or drag it larger and smaller (on objects). Keys: arrows move by 8 pixels
/// or scale by 0.05, with Shift by 1 pixel or 0.01; Home: the middle.
class PlacementEditor : public QWidget {
    Q_OBJECT

  public:
    explicit PlacementEditor(QWidget* parent = nullptr);

    void setSample(const std::optional<PlacementSample>& sample);
    void setPlacement(const patch::PlacementOptions& placement, std::int64_t patchSize,
                      std::int64_t inputSize);
    const patch::PlacementOptions& placement() const { return placement_; }
    /// Patches as they are drawn, in pixels of this widget.
    std::vector<QRectF> patches() const;

    QSize sizeHint() const override;

  Q_SIGNALS:
    /// By mouse or keys.
    void edited(const blindspot::patch::PlacementOptions& placement);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// What is being dragged, and where it was.
    struct Drag {
        QPointF start;
        patch::PlacementOptions placement;
        QPointF centre;      ///< of the object, in pixels of the widget
        double distance = 1; ///< from there to where the mouse was pressed
    };

    QRectF square() const;
    double zoom() const;
    bool isFixed() const { return placement_.kind == patch::PlacementKind::Fixed; }
    std::pair<double, double> corner() const;
    const QRectF* patchAt(const std::vector<QRectF>& all, QPointF position) const;
    void moveTo(double row, double column);
    void scaleTo(double scale);
    void paintPicture(QPainter& painter);
    void paintPatch(QPainter& painter, const QRectF& patch) const;

    std::optional<PlacementSample> sample_;
    QPixmap scaled_;
    patch::PlacementOptions placement_;
    std::int64_t patchSize_ = 200, inputSize_ = 640;
    std::optional<Drag> drag_;
};

} // namespace blindspot::ui
