// What every screen of the side bar is to the main window.
#pragma once

#include "ui/session/session.h"

#include <QWidget>

namespace blindspot::ui {

class Page : public QWidget {
    Q_OBJECT

  public:
    explicit Page(Session& session, QWidget* parent = nullptr) : QWidget(parent), session_(session) {}

    /// Called each time that the page comes to the front.
    virtual void activated() {}

  protected:
    Session& session() const { return session_; }

  private:
    Session& session_;
};

} // namespace blindspot::ui
