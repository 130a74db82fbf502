#include "ui/runs/runs_table.h"

#include "ui/runs/run_sections.h"
#include "ui/runs/runs_model.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace blindspot::ui {

namespace {

constexpr int kPinSide = 16; ///< points

/// Shows names, which differ at their end: what does not fit is left out in the middle. A pinned run has a pin behind its name.
class NameDelegate final : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// A view writes what a cell holds into its editor whenever the cell changes, and its patch may arrive while a name is typed.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        const auto* line = qobject_cast<QLineEdit*>(editor);
        if (line == nullptr || !line->isModified()) QStyledItemDelegate::setEditorData(editor, index);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (!index.data(RunsModel::PinnedRole).toBool()) return QStyledItemDelegate::paint(painter, option, index);
        QRect pin(0, 0, kPinSide, kPinSide);
        pin.moveCenter({option.rect.right() - kPinSide / 2 - kGrid / 2, option.rect.center().y()});
        QStyleOptionViewItem left = option;
        initStyleOption(&left, index);
        painter->fillRect(option.rect, option.state & QStyle::State_Selected ? option.palette.brush(QPalette::Highlight)
                                                                             : QBrush(Qt::NoBrush));
        left.rect.setRight(pin.left() - kGrid / 2);
        QStyledItemDelegate::paint(painter, left, index);
        icon(QStringLiteral("pin")).paint(painter, pin);
    }

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

bool isSection(const QModelIndex& index)
{
    return index.data(RunSections::KeyRole).isValid();
}

} // namespace

RunsTable::RunsTable(QWidget* parent) : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setSortingEnabled(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setItemDelegateForColumn(RunsModel::Name, new NameDelegate(this));
    setIconSize({RunsModel::kPictureSide, RunsModel::kPictureSide});
    setShowGrid(false);
    setAlternatingRowColors(true);
    setFont(tabularFont());
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kGrid + 4);
    horizontalHeader()->setHighlightSections(false);
    spanLater_.setSingleShot(true);
    spanLater_.setInterval(0);
    connect(&spanLater_, &QTimer::timeout, this, &RunsTable::spanSections);
}

void RunsTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    const auto later = [this] { spanLater_.start(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, later);
    connect(model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(model, &QAbstractItemModel::rowsMoved, this, later);
    connect(model, &QAbstractItemModel::layoutChanged, this, later);
    connect(model, &QAbstractItemModel::modelReset, this, later);
    later();
}

/// The name of a section has the room up to its best figure.
void RunsTable::spanSections()
{
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row)
        if (isSection(model()->index(row, RunsModel::Name))) setSpan(row, RunsModel::Name, 1, RunsModel::Effect);
}

void RunsTable::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    if (!isSection(current)) return QTableView::keyPressEvent(event);
    const bool folded = current.data(RunSections::FoldedRole).toBool();
    const QString key = current.data(RunSections::KeyRole).toString();
    switch (event->key()) {
    case Qt::Key_Left:
        if (!folded) Q_EMIT foldRequested(key, true);
        return;
    case Qt::Key_Right:
        if (folded) Q_EMIT foldRequested(key, false);
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT foldRequested(key, !folded);
        return;
    default:
        QTableView::keyPressEvent(event);
    }
}

QItemSelectionModel::SelectionFlags RunsTable::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    return isSection(index) ? QItemSelectionModel::NoUpdate : QTableView::selectionCommand(index, event);
}

void RunsTable::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !isSection(index) || index != currentIndex()) return;
    Q_EMIT foldRequested(index.data(RunSections::KeyRole).toString(), !index.data(RunSections::FoldedRole).toBool());
}

} // namespace blindspot::ui
