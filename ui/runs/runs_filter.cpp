#include "ui/runs/runs_filter.h"

#include "ui/runs/runs_model.h"

#include <algorithm>

namespace blindspot::ui {

RunsFilter::RunsFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(RunsModel::SortRole);
    setDynamicSortFilter(true);
}

void RunsFilter::setText(const QString& text)
{
    words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunsFilter::setState(std::optional<workspace::RunState> state, bool abandoned)
{
    state_ = state;
    abandoned_ = abandoned;
    invalidateFilter();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (state_ && (index.data(RunsModel::StateRole).toInt() != static_cast<int>(*state_) ||
                   index.data(RunsModel::AbandonedRole).toBool() != abandoned_))
        return false;
    if (words_.isEmpty()) return true;
    const QString text = index.data(RunsModel::TextRole).toString();
    return std::all_of(words_.begin(), words_.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool RunsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole()), b = right.data(sortRole());
    // A run without a loss stands last whichever way the table is sorted.
    if (!a.isValid() || !b.isValid()) {
        if (a.isValid() == b.isValid()) return false;
        return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    }
    if (a.metaType() == b.metaType() && a.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

} // namespace blindspot::ui
