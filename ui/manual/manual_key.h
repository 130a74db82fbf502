// The ManualKey is the key that opens the manual where a dialog keeps the main window's keys from it.
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace blindspot::ui {

/// Hears the keys of all widgets as long as it lives. Dialogs that block all windows are left out: the manual
/// could not be read.
class ManualKey : public QObject {
  public:
    /// `open` gets the widget where the key was pressed.
    explicit ManualKey(std::function<void(const QWidget& widget)> open);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    std::function<void(const QWidget& widget)> open_;
};

} // namespace blindspot::ui
