#include "ui/window/trash_dialog.h"

#include "ui/controls/row_table.h"
#include "ui/session/trash_actions.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/manual_topic.h"
#include "ui/support/settings.h"
#include "ui/support/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace blindspot::ui {

namespace {

enum Column { Kind, Name, When, Size, ColumnCount };

const char* iconOf(workspace::TrashKind kind)
{
    switch (kind) {
    case workspace::TrashKind::Run:
        return "runs";
    case workspace::TrashKind::Evaluation:
        return "evaluate";
    case workspace::TrashKind::Selection:
    case workspace::TrashKind::Dataset:
        return "dataset";
    case workspace::TrashKind::Detector:
        return "detectors";
    case workspace::TrashKind::Training:
        break;
    }
    return "train";
}

QString sizeText(const workspace::TrashEntry& entry)
{
    if (entry.images) return imagesText(*entry.images);
    return entry.bytes ? bytesText(*entry.bytes) : QStringLiteral("–");
}

QString nameText(const workspace::TrashEntry& entry)
{
    const QString name = QString::fromStdString(entry.name);
    if (entry.selections == 0) return name;
    return entry.selections == 1
               ? TrashDialog::tr("%1, with 1 selection").arg(name)
               : TrashDialog::tr("%1, with %2 selections").arg(name, countText(entry.selections));
}

} // namespace

TrashDialog::TrashDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), table_(new QTableWidget), note_(new QLabel)
{
    setWindowTitle(tr("Trash"));
    setManualTopic(*this, QStringLiteral("workspace#trash"));
    resize(100 * kGrid, 56 * kGrid);
    note_->setObjectName("note");
    note_->setWordWrap(true);
    buildTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(note_);
    column->addWidget(table_, 1);
    buildButtons();
    // Whatever is deleted, brought back or renamed meanwhile, here or on a page.
    for (const auto change :
         {&Session::runsChanged, &Session::evaluationsChanged, &Session::datasetsChanged,
          &Session::selectionsChanged, &Session::detectorsChanged, &Session::trainingsChanged})
        connect(&session, change, this, &TrashDialog::refresh);
    refresh();
}

void TrashDialog::buildTable()
{
    table_->setObjectName("trashTable");
    table_->setAccessibleName(tr("Deleted things"));
    makeRowTable(*table_, {tr("Kind"), tr("Name"), tr("Deleted"), tr("Size")}, Name);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setFont(tabularFont());
    connect(table_, &QTableWidget::itemSelectionChanged, this, &TrashDialog::updateEnabled);
    connect(table_, &QTableWidget::itemActivated, this, &TrashDialog::restoreMarked);
}

void TrashDialog::buildButtons()
{
    auto* buttons = new QDialogButtonBox;
    restore_ = buttons->addButton(tr("&Restore"), QDialogButtonBox::ActionRole);
    restore_->setIcon(icon("undo"));
    restore_->setObjectName("restoreFromTrash");
    restore_->setToolTip(tr("Bring the marked ones back, with all that belongs to them"));
    empty_ = buttons->addButton(tr("&Empty the trash"), QDialogButtonBox::ActionRole);
    empty_->setIcon(icon("delete"));
    empty_->setObjectName("emptyTrash");
    empty_->setToolTip(tr("Erase all of this for good"));
    QPushButton* close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setIcon(icon("close"));
    close->setDefault(true);
    connect(restore_, &QPushButton::clicked, this, &TrashDialog::restoreMarked);
    connect(empty_, &QPushButton::clicked, this, &TrashDialog::empty);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void TrashDialog::refresh()
{
    reading_.cancel();
    reading_ = session_.queries().run(
        this,
        [workspace = &session_.workspace()](storage::Database& database, StopControl&) {
            return workspace::Trash(*workspace, database).list();
        },
        [this](std::vector<workspace::TrashEntry> entries) { show(std::move(entries)); });
}

void TrashDialog::show(std::vector<workspace::TrashEntry> entries)
{
    entries_ = std::move(entries);
    table_->setRowCount(static_cast<int>(entries_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const workspace::TrashEntry& entry = entries_[static_cast<std::size_t>(row)];
        const std::array texts = {trashKindText(entry.kind), nameText(entry), timeText(entry.deletedAt),
                                  sizeText(entry)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(texts[static_cast<std::size_t>(column)]);
            item->setToolTip(item->text());
            if (column == Kind) item->setIcon(icon(QString::fromLatin1(iconOf(entry.kind))));
            if (column == Size) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(row, column, item);
        }
    }
    note_->setText(
        entries_.empty()
            ? tr("The trash is empty. What is deleted comes here and can be brought back for %1 days.")
                  .arg(Settings::instance().number(SettingId::TrashDays))
            : tr("What is deleted can be brought back for %1 days; then it is erased. Pictures, and the "
                 "files of detectors, are "
                 "never touched.")
                  .arg(Settings::instance().number(SettingId::TrashDays)));
    if (table_->rowCount() > 0 && marked().empty()) table_->selectRow(0);
    updateEnabled();
}

std::vector<std::int64_t> TrashDialog::marked() const
{
    std::vector<std::int64_t> ids;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        if (const auto row = static_cast<std::size_t>(index.row()); row < entries_.size())
            ids.push_back(entries_[row].id);
    return ids;
}

void TrashDialog::restoreMarked()
{
    if (const std::vector<std::int64_t> ids = marked(); !ids.empty()) restoreFromTrash(session_, ids);
}

void TrashDialog::empty()
{
    if (!session_.dialogs().confirm(this, tr("Empty the trash?"),
                                    tr("All that is in it is erased for good: this cannot be undone."),
                                    tr("Empty the trash"), tr("Keep")))
        return;
    empty_->setEnabled(false);
    session_.jobs().run( // long for a large dataset
        &session_,
        [workspace = &session_.workspace()](storage::Database& database, StopControl& stop) {
            workspace::Trash trash(*workspace, database);
            trash.purge(std::chrono::seconds(0), stop);
            return static_cast<int>(trash.list().size());
        },
        [session = &session_, dialog = QPointer<TrashDialog>(this)](int left) {
            if (left > 0)
                session->tell(
                    MessageKind::Warning,
                    tr("%1 could not be erased: files may be in use. Try again later.").arg(countText(left)));
            if (dialog) dialog->refresh();
        });
}

void TrashDialog::updateEnabled()
{
    restore_->setEnabled(!marked().empty());
    empty_->setEnabled(!entries_.empty());
}

} // namespace blindspot::ui
