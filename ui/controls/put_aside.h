// PutAside hides parts of a page for a while, as presentation mode does, and shows those again that were there before.
#pragma once

#include <QPointer>
#include <QWidget>

#include <initializer_list>
#include <vector>

namespace blindspot::ui {

class PutAside {
  public:
    void hide(std::initializer_list<QWidget*> widgets);
    void restore();

  private:
    std::vector<QPointer<QWidget>> hidden_;
};

} // namespace blindspot::ui
