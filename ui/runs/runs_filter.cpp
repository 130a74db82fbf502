#include "ui/runs/runs_filter.h"

#include "ui/runs/run_sections.h"
#include "ui/runs/runs_model.h"

#include <QConcatenateTablesProxyModel>

#include <algorithm>

namespace blindspot::ui {

namespace {

/// Of a row of a run or a section.
bool isSection(const QModelIndex& index)
{
    return index.data(RunSections::KeyRole).isValid();
}

} // namespace

RunsFilter::RunsFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(RunsModel::SortRole);
    setDynamicSortFilter(true);
}

void RunsFilter::setRuns(RunsModel& runs, RunSections& sections)
{
    runs_ = &runs;
    sections_ = &sections;
    both_ = new QConcatenateTablesProxyModel(this);
    both_->addSourceModel(&runs);
    both_->addSourceModel(&sections);
    setSourceModel(both_);
}

QModelIndex RunsFilter::indexOf(const QString& run) const
{
    const int row = runs_ == nullptr ? -1 : runs_->rowOf(run);
    return row < 0 ? QModelIndex() : mapFromSource(both_->mapFromSource(runs_->index(row, 0)));
}

bool RunsFilter::isRun(int row) const
{
    return row >= 0 && row < rowCount() && !isSection(index(row, 0));
}

int RunsFilter::runNear(int row) const
{
    for (int next = std::max(0, row); next < rowCount(); ++next)
        if (isRun(next)) return next;
    for (int before = std::min(row, rowCount()) - 1; before >= 0; --before)
        if (isRun(before)) return before;
    return -1;
}

int RunsFilter::matching() const
{
    if (runs_ == nullptr) return rowCount();
    int count = 0;
    for (int row = 0; row < runs_->rowCount(); ++row)
        count += matches(runs_->index(row, 0)) ? 1 : 0;
    return count;
}

void RunsFilter::countMatching()
{
    if (runs_ == nullptr) return;
    std::vector<int> counts(static_cast<std::size_t>(std::max(1, sections_->rowCount())), 0);
    for (int row = 0; row < runs_->rowCount(); ++row) {
        const QModelIndex run = runs_->index(row, 0);
        const auto rank = static_cast<std::size_t>(sections_->rankOf(run.data(RunsModel::IdRole).toString()));
        if (rank < counts.size() && matches(run)) ++counts[rank];
    }
    sections_->setMatching(counts);
}

void RunsFilter::updateSections()
{
    countMatching();
    invalidate();
}

void RunsFilter::setText(const QString& text)
{
    words_ = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    countMatching();
    invalidateFilter();
}

void RunsFilter::setState(std::optional<workspace::RunState> state, bool abandoned)
{
    state_ = state;
    abandoned_ = abandoned;
    countMatching();
    invalidateFilter();
}

bool RunsFilter::matches(const QModelIndex& run) const
{
    if (state_ && (run.data(RunsModel::StateRole).toInt() != static_cast<int>(*state_) ||
                   run.data(RunsModel::AbandonedRole).toBool() != abandoned_))
        return false;
    if (words_.isEmpty()) return true;
    const QString text = run.data(RunsModel::TextRole).toString();
    return std::all_of(words_.begin(), words_.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (sections_ == nullptr) return matches(index);
    if (isSection(index)) return sections_->matching(rankOf(index)) > 0;
    if (!matches(index)) return false;
    return sections_->rowCount() == 0 || !sections_->isFolded(sections_->keyOf(index.data(RunsModel::IdRole).toString()));
}

int RunsFilter::rankOf(const QModelIndex& index) const
{
    if (sections_ == nullptr) return 0;
    if (isSection(index)) return both_->mapToSource(index).row();
    return sections_->rankOf(index.data(RunsModel::IdRole).toString());
}

bool RunsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // What stands above does so whichever way the table is sorted: sections in their order, each above its runs, then the pinned.
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (sections_ != nullptr) {
        const int a = rankOf(left), b = rankOf(right);
        if (a != b) return (a < b) == ascending;
        if (isSection(left) != isSection(right)) return isSection(left) == ascending;
    }
    const bool pinned = left.data(RunsModel::PinnedRole).toBool();
    if (pinned != right.data(RunsModel::PinnedRole).toBool()) return pinned == ascending;
    const QVariant a = left.data(sortRole()), b = right.data(sortRole());
    // A run without a loss stands last whichever way the table is sorted.
    if (!a.isValid() || !b.isValid()) {
        if (a.isValid() == b.isValid()) return false;
        return a.isValid() == ascending;
    }
    if (a.metaType() == b.metaType() && a.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

} // namespace blindspot::ui
