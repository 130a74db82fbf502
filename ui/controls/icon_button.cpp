#include "ui/controls/icon_button.h"

#include "ui/support/icons.h"

#include <QToolButton>

namespace blindspot::ui {

QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

} // namespace blindspot::ui
