#include "ui/runs/runs_table.h"

#include "ui/runs/run_sections.h"
#include "ui/runs/runs_model.h"
#include "ui/support/icons.h"
#include "ui/support/outlined_style.h"
#include "ui/support/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>
#include <iterator>

namespace blindspot::ui {

namespace {

constexpr int kPinSide = 16; ///< points
constexpr std::array<int, RunsModel::ColumnCount> kUsualWidths = {42, 15, 15, 15, 9, 11, 8, 34, 12, 11, 27, 14, 10, 20}; ///< mean letters

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
    laidOutLater_.setSingleShot(true);
    laidOutLater_.setInterval(0);
    connect(&laidOutLater_, &QTimer::timeout, this, [this] {
        spanSections();
        showGroups();
        fitColumns();
    });
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &RunsTable::fitColumns);
    setRoomyCells(*this);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->viewport()->installEventFilter(this);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] { sizedByHand_ = sizedByHand_ || (headerPressed_ && !fitting_); });
    connect(horizontalHeader(), &QHeaderView::sectionHandleDoubleClicked, this, [this] { sizedByHand_ = true; });
}

void RunsTable::setSizedByHand(bool byHand)
{
    sizedByHand_ = byHand;
    fitColumns();
}

void RunsTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    const auto later = [this] { laidOutLater_.start(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, later);
    connect(model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(model, &QAbstractItemModel::rowsMoved, this, later);
    connect(model, &QAbstractItemModel::layoutChanged, this, later);
    connect(model, &QAbstractItemModel::modelReset, this, later);
    connect(model, &QAbstractItemModel::dataChanged, this, [later](const QModelIndex& first, const QModelIndex& last) {
        if (first.column() <= RunsModel::Notes && last.column() >= RunsModel::Group) later();
    });
    later();
}

/// The name of a section has the room up to its best figure.
void RunsTable::spanSections()
{
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row)
        if (isSection(model()->index(row, RunsModel::Name))) setSpan(row, RunsModel::Name, 1, RunsModel::Effect);
}

/// What grows while a run trains has its room from the beginning; what the user has written as much as it needs.
int RunsTable::wantedWidth(int column) const
{
    const int usual = kUsualWidths[static_cast<std::size_t>(column)] * fontMetrics().averageCharWidth() + 2 * kGrid;
    const QHeaderView& header = *horizontalHeader();
    const int title = column == header.sortIndicatorSection() // it has its arrow
                          ? header.sectionSizeHint(column)
                          : header.fontMetrics().horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString()) + 2 * kGrid;
    switch (column) {
    case RunsModel::State:
    case RunsModel::Images:
    case RunsModel::Iterations:
    case RunsModel::Loss:
    case RunsModel::Ap50:
    case RunsModel::Duration:
        return std::max(usual, title);
    default:
        return std::max(std::min(usual, sizeHintForColumn(column)), title);
    }
}

/// A column of groups where there is none only takes room.
void RunsTable::showGroups()
{
    bool any = false;
    for (int row = 0; row < model()->rowCount() && !any; ++row)
        any = !model()->index(row, RunsModel::Group).data().toString().isEmpty();
    setColumnHidden(RunsModel::Group, !any);
}

/// Names and effects take what the others leave, between what can still be read and what they want; the notes stretch.
void RunsTable::fitColumns()
{
    if (sizedByHand_ || fitting_ || model() == nullptr) return;
    const QScopedValueRollback fitting(fitting_, true);
    constexpr int kFlexible[] = {RunsModel::Name, RunsModel::Effect};
    constexpr int kLeast = 24; // mean letters
    int rest = viewport()->width(), usual = 0;
    for (int column = 0; column < RunsModel::ColumnCount; ++column) {
        const bool flexible = std::find(std::begin(kFlexible), std::end(kFlexible), column) != std::end(kFlexible);
        if (flexible) {
            usual += kUsualWidths[static_cast<std::size_t>(column)];
            continue;
        }
        if (isColumnHidden(column)) continue;
        const int width = std::max(wantedWidth(column), horizontalHeader()->minimumSectionSize());
        setColumnWidth(column, width);
        rest -= width;
    }
    const int letter = fontMetrics().averageCharWidth();
    for (const int column : kFlexible) {
        const int wanted = kUsualWidths[static_cast<std::size_t>(column)];
        setColumnWidth(column, std::clamp(rest * wanted / usual, kLeast * letter, wanted * letter + 2 * kGrid));
    }
}

void RunsTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

bool RunsTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == horizontalHeader()->viewport()) {
        if (event->type() == QEvent::MouseButtonPress) headerPressed_ = true;
        if (event->type() == QEvent::MouseButtonRelease) headerPressed_ = false;
    }
    return QTableView::eventFilter(watched, event);
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
