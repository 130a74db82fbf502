#include "ui/controls/figures_view.h"

#include "ui/support/icons.h"
#include "ui/support/outlined_style.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <set>
#include <utility>

namespace blindspot::ui {

FiguresView::FiguresView(const QString& name, QWidget* parent)
    : QTableView(parent), model_(new FiguresModel(this))
{
    setAccessibleName(name);
    setModel(model_);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setRoomyCells(*this);
    setFont(tabularFont());
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kGrid);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* copyAction = new QAction(icon("copy"), tr("&Copy"), this);
    connect(copyAction, &QAction::triggered, this, &FiguresView::copy);
    addAction(copyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FiguresView::show(FigureTable table)
{
    clearSpans();
    model_->setTable(std::move(table));
    const int columns = model_->columnCount();
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->table().rows[static_cast<std::size_t>(row)].heading && columns > 1)
            setSpan(row, 0, 1, columns);
    fitColumns();
    updateGeometry();
}

void FiguresView::setTypeScale(double scale)
{
    typeScale_ = scale;
    fitColumns();
}

void FiguresView::fitColumns()
{
    if (fitting_ || model_->columnCount() == 0) return;
    const QScopedValueRollback fitting(fitting_, true); // larger titles resize the view under them
    constexpr double kStep = 0.1;
    for (double scale = typeScale_;; scale = std::max(1.0, scale - kStep)) {
        scaleTo(scale);
        resizeColumnsToContents();
        if (scale <= 1 || horizontalHeader()->length() <= viewport()->width()) break;
    }
    shareWidth();
}

void FiguresView::scaleTo(double scale)
{
    if (scale == shownScale_) return;
    shownScale_ = scale;
    model_->setTypeScale(scale);
    setFont(tabularFont(scale));
    horizontalHeader()->setFont(scaledFont(scale));
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kGrid);
}

void FiguresView::shareWidth()
{
    const int columns = model_->columnCount();
    const int spare = viewport()->width() - horizontalHeader()->length();
    if (spare <= 0) return;
    for (int column = 0; column < columns; ++column)
        setColumnWidth(column, columnWidth(column) + spare / columns);
}

void FiguresView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

int FiguresView::heightOfAll() const
{
    return horizontalHeader()->sizeHint().height() +
           model_->rowCount() * verticalHeader()->defaultSectionSize() +
           horizontalScrollBar()->sizeHint().height();
}

void FiguresView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

void FiguresView::copy() const
{
    std::set<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.insert(index.row());
    if (rows.empty())
        for (int row = 0; row < model_->rowCount(); ++row)
            rows.insert(row);
    QApplication::clipboard()->setText(model_->text({rows.begin(), rows.end()}));
}

} // namespace blindspot::ui
