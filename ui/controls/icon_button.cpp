#include "ui/controls/icon_button.h"

#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"

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

QToolButton* iconButton(const QString& iconName, const QString& tip, const QString& name, const QString& shortcutId)
{
    QToolButton* button = iconButton(iconName, tip, name);
    Shortcuts::instance().follow(button, [button, tip, shortcutId] {
        const QString text = Shortcuts::instance().withKeys(tip, shortcutId);
        button->setToolTip(text);
        button->setAccessibleName(text);
    });
    return button;
}

} // namespace blindspot::ui
