// InventedBoxes is the one switch that shows or hides the boxes of what a detector invents, in every picture
// of the window.
#pragma once

#include <QObject>

namespace blindspot::ui {

/// Kept between starts. It lives on the window's thread.
class InventedBoxes : public QObject {
    Q_OBJECT

  public:
    static InventedBoxes& instance();

    bool shown() const { return shown_; }
    void setShown(bool shown);

  Q_SIGNALS:
    void changed(bool shown);

  private:
    InventedBoxes();

    bool shown_;
};

} // namespace blindspot::ui
