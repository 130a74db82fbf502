#include "ui/window/side_bar.h"

#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"
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
    connect(entries_, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(pageOfNumber(id)); });
}

void SideBar::addEntry(PageId page, const QString& iconName, const QString& word, const QString& shortcutId)
{
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({24, 24});
    button->setText(word);
    Shortcuts::instance().follow(button, [button, word, shortcutId] { button->setToolTip(Shortcuts::instance().withKeys(word, shortcutId)); });
    button->setAccessibleName(word);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFixedSize(84, 64);
    entries_->addButton(button, numberOf(page));
    column_->insertWidget(column_->count() - 1, button); // before the stretch
}

bool SideBar::has(PageId page) const
{
    return entries_->button(numberOf(page)) != nullptr;
}

void SideBar::setCurrent(PageId page)
{
    if (QAbstractButton* button = entries_->button(numberOf(page))) button->setChecked(true);
}

PageId SideBar::current() const
{
    return pageOfNumber(entries_->checkedId());
}

} // namespace blindspot::ui
