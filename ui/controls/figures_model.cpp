#include "ui/controls/figures_model.h"

#include "ui/support/theme.h"

#include <utility>

namespace blindspot::ui {

void FiguresModel::setTable(FigureTable table)
{
    beginResetModel();
    table_ = std::move(table);
    endResetModel();
}

QString FiguresModel::text(const std::vector<int>& rows) const
{
    QStringList titles;
    for (const FigureColumn& column : table_.columns)
        titles += QString(column.title).replace(QLatin1Char('\n'), QLatin1Char(' '));
    QString text = titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const int row : rows)
        text += table_.rows[static_cast<std::size_t>(row)].cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    return text;
}

int FiguresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int FiguresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant FiguresModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const FigureRow& row = table_.rows[static_cast<std::size_t>(index.row())];
    const FigureColumn& column = table_.columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        return row.tip.isEmpty() ? column.tip : row.tip;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            (column.number && !row.heading ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case Qt::FontRole:
        return row.heading  ? QVariant(scaledFont(0.9 * typeScale_, true))
               : row.strong ? QVariant([this] {
                     QFont font = tabularFont(typeScale_);
                     font.setBold(true);
                     return font;
                 }())
                            : QVariant();
    case Qt::ForegroundRole:
        return row.heading ? QVariant(Theme::current().mutedText) : QVariant();
    case HeadingRole:
        return row.heading;
    default:
        return {};
    }
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const FigureColumn& column = table_.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tip;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    default:
        return {};
    }
}

} // namespace blindspot::ui
