#include "ui/runs/settings_comparison.h"

#include "ui/runs/setting_words.h"
#include "ui/support/theme.h"

#include <QFont>

#include <algorithm>

namespace blindspot::ui {

void SettingsComparison::setRuns(const QStringList& names, const std::vector<std::vector<RunSetting>>& runs)
{
    beginResetModel();
    names_ = names;
    rows_.clear();
    const auto missing = QStringList(names.size(), QStringLiteral("–"));
    for (std::size_t run = 0; run < runs.size(); ++run)
        for (const RunSetting& setting : runs[run]) {
            auto row = std::find_if(rows_.begin(), rows_.end(),
                                    [&](const Row& known) { return known.key == setting.key; });
            if (row == rows_.end()) row = rows_.insert(rows_.end(), Row{setting.key, missing, false});
            row->values[static_cast<qsizetype>(run)] = setting.value;
        }
    for (Row& row : rows_)
        row.differs = std::any_of(row.values.begin(), row.values.end(),
                                  [&row](const QString& value) { return value != row.values.front(); });
    show();
    endResetModel();
}

void SettingsComparison::setOnlyDifferences(bool only)
{
    if (onlyDifferences_ == only) return;
    beginResetModel();
    onlyDifferences_ = only;
    show();
    endResetModel();
}

void SettingsComparison::show()
{
    shown_.clear();
    for (std::size_t row = 0; row < rows_.size(); ++row)
        if (!onlyDifferences_ || rows_[row].differs) shown_.push_back(row);
}

int SettingsComparison::differences() const
{
    return static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.differs; }));
}

int SettingsComparison::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int SettingsComparison::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(names_.size());
}

QVariant SettingsComparison::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const Row& row = rows_[shown_[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return row.values[index.column()];
    case Qt::ToolTipRole:
        return settingName(row.key) + QStringLiteral(": ") + row.values[index.column()];
    case DiffersRole:
        return row.differs;
    case Qt::BackgroundRole:
        return row.differs ? QVariant(Theme::current().hover) : QVariant();
    case Qt::FontRole:
        if (row.differs) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QVariant SettingsComparison::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount())) return {};
    if (orientation == Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(names_[section]) : QVariant();
    const Row& row = rows_[shown_[static_cast<std::size_t>(section)]];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole) return row.differs ? tr("The runs differ in this") : QVariant();
    if (role != Qt::DisplayRole) return {};
    // Marked by a sign too: a tint alone says nothing on a bad projector.
    return row.differs ? QStringLiteral("≠ ") + settingName(row.key) : settingName(row.key);
}

} // namespace blindspot::ui
