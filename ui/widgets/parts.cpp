#include "ui/widgets/parts.h"

#include "ui/support/icons.h"

#include <QFrame>
#include <QToolButton>

namespace blindspot::ui {

QFrame* dividingLine()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

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
