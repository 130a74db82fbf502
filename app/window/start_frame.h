// What stands on the screen while the libraries of the engine are still being read.
#pragma once

#include <QWidget>

namespace blindspot::window {

/// As large as the window was when it was closed, in its colours.
class StartFrame : public QWidget {
    Q_OBJECT

  public:
    StartFrame();

    /// Instead of "Starting…", when it does not start.
    void showFailure(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString text_;
    bool dark_ = false;
};

} // namespace blindspot::window
