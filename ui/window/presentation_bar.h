// The PresentationBar is the narrow line under what is presented: back and forth, and the way out.
#pragma once

#include <QWidget>

#include <vector>

class QShortcut;

namespace blindspot::ui {

/// While it is shown the keys of a remote (Page Up, Page Down) and Escape are its own.
class PresentationBar : public QWidget {
    Q_OBJECT

  public:
    explicit PresentationBar(QWidget* parent = nullptr);

  Q_SIGNALS:
    void stepRequested(int step);
    void leaveRequested();

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void enableKeys(bool enabled);

    std::vector<QShortcut*> keys_;
};

} // namespace blindspot::ui
