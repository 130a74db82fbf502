// The PictureWindow shows a picture of the manual as large as its window, at first at its own size.
#pragma once

#include <QDialog>
#include <QImage>

namespace blindspot::ui {

/// Escape closes it.
class PictureWindow : public QDialog {
    Q_OBJECT

  public:
    explicit PictureWindow(QImage picture, QWidget* parent = nullptr);

    const QImage& picture() const { return picture_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const QImage picture_;
};

} // namespace blindspot::ui
