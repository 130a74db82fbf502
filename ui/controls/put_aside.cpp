#include "ui/controls/put_aside.h"

namespace blindspot::ui {

void PutAside::hide(std::initializer_list<QWidget*> widgets)
{
    for (QWidget* widget : widgets) {
        if (widget->isHidden()) continue;
        widget->hide();
        hidden_.emplace_back(widget);
    }
}

void PutAside::restore()
{
    for (const QPointer<QWidget>& widget : hidden_)
        if (widget) widget->show();
    hidden_.clear();
}

} // namespace blindspot::ui
