#include "ui/window/side_bar.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

SideBar::SideBar(QWidget* parent) : QWidget(parent), entries_(new QButtonGroup(this)), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(kGrid / 2, kGrid, kGrid / 2, kGrid);
    column_->setSpacing(kGrid / 2);
    column_->addStretch();
    entries_->setExclusive(true);
    connect(entries_, &QButtonGroup::idClicked, this, &SideBar::chosen);
}

void SideBar::addEntry(const QString& iconName, const QString& word, const QString& shortcut)
{
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({24, 24});
    button->setText(word);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(word, shortcut));
    button->setAccessibleName(word);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFixedSize(84, 64);
    const int index = count();
    entries_->addButton(button, index);
    column_->insertWidget(index, button);
}

int SideBar::count() const
{
    return static_cast<int>(entries_->buttons().size());
}

void SideBar::setCurrent(int index)
{
    if (QAbstractButton* button = entries_->button(index)) button->setChecked(true);
}

int SideBar::current() const
{
    return entries_->checkedId();
}

} // namespace blindspot::ui
