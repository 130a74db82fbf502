// The ManualKey is the key that opens the manual where a dialog keeps the main window's keys from it.
#pragma once

#include <QObject>

#include <functional>

namespace blindspot::ui {

/// Hears the keys of all widgets as long as it lives. Dialogs that block all windows are left out: the manual
/// could not be read.
class ManualKey : public QObject {
  public:
    explicit ManualKey(std::function<void()> open);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    std::function<void()> open_;
};

} // namespace blindspot::ui
