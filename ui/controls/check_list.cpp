#include "ui/controls/check_list.h"

#include "ui/support/theme.h"

#include <QSignalBlocker>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kMostRows = 5;

} // namespace

CheckList::CheckList(QWidget* parent) : QListWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideMiddle);
    setTabKeyNavigation(false);
    setViewportMargins(0, kGrid / 2, 0, kGrid / 2);
    setBackgroundRole(QPalette::Base); // of the margins too
    setAutoFillBackground(true);
    connect(this, &QListWidget::itemChanged, this, &CheckList::edited);
}

void CheckList::setEntries(const std::vector<Entry>& entries)
{
    const QStringList before = checked();
    const QSignalBlocker blocker(this);
    clear();
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(entry.text, this);
        item->setData(Qt::UserRole, entry.key);
        item->setToolTip(entry.tip);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(before.contains(entry.key) ? Qt::Checked : Qt::Unchecked);
    }
    if (count() > 0) setCurrentRow(0, QItemSelectionModel::NoUpdate);
    updateGeometry();
}

QStringList CheckList::checked() const
{
    QStringList keys;
    for (int row = 0; row < count(); ++row)
        if (item(row)->checkState() == Qt::Checked) keys += item(row)->data(Qt::UserRole).toString();
    return keys;
}

void CheckList::setChecked(const QStringList& keys)
{
    const QSignalBlocker blocker(this);
    for (int row = 0; row < count(); ++row)
        item(row)->setCheckState(keys.contains(item(row)->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                                         : Qt::Unchecked);
}

QSize CheckList::sizeHint() const
{
    const int rows = std::clamp(count(), 1, kMostRows);
    const int height = count() > 0 ? sizeHintForRow(0) : fontMetrics().height() + kGrid / 2;
    return {20 * kGrid, rows * height + 2 * frameWidth() + kGrid};
}

} // namespace blindspot::ui
