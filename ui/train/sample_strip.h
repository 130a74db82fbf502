// A SampleStrip is the row of the sample pictures, each with a badge of what the patch does on it: "4 → 1".
#pragma once

#include "ui/train/sample_inspector.h"

#include <QListWidget>

namespace blindspot::ui {

/// The current item is the picture that is shown. A click and the arrow keys choose another; where the row is longer than the
/// strip is wide it scrolls.
class SampleStrip : public QListWidget {
    Q_OBJECT

  public:
    explicit SampleStrip(SampleInspector& inspector, QWidget* parent = nullptr);

    void setTypeScale(double scale);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    /// By the user.
    void chosen(int index);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void renew();
    void showState(int index);
    void follow();
    /// Of an item, so that all have a place where there is room for them.
    QSize cellSize() const;
    void layOut();

    SampleInspector& inspector_;
    double typeScale_ = 1;
    bool following_ = false; ///< the inspector, not the user
};

} // namespace blindspot::ui
