#include "ui/window/queue_dialog.h"

#include "ui/controls/row_table.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace blindspot::ui {

namespace {

using workspace::QueueItem;
using workspace::QueueState;

enum Column { State, What, Begins, Ends, ColumnCount };

const char* iconOf(QueueState state)
{
    switch (state) {
    case QueueState::Running: return "state-running";
    case QueueState::Done: return "state-completed";
    case QueueState::Failed: return "state-failed";
    case QueueState::Stopped: return "state-stopped";
    case QueueState::Waiting: break;
    }
    return "state-paused";
}

/// "14:05", with the date where it is another day.
QString clockText(double secondsFromNow)
{
    const QDateTime now = QDateTime::currentDateTime(), when = now.addSecs(static_cast<qint64>(secondsFromNow));
    const QString clock = QLocale().toString(when.time(), QLocale::ShortFormat);
    return when.date() == now.date() ? clock : QLocale().toString(when.date(), QLocale::ShortFormat) + QLatin1Char(' ') + clock;
}

/// Of what is foretold: "about 14:05".
QString aboutText(const std::optional<double>& secondsFromNow)
{
    return secondsFromNow ? QueueDialog::tr("about %1").arg(clockText(*secondsFromNow)) : QueueDialog::tr("not known");
}

/// Of what waits in a paused queue nothing can be foretold.
QString beginsText(const QueueItem& item, const workspace::QueueTimes& times, bool paused)
{
    if (item.state == QueueState::Waiting) return paused ? QStringLiteral("–") : aboutText(times.begins);
    return item.startedAt.empty() ? QStringLiteral("–") : timeText(item.startedAt);
}

QString endsText(const QueueItem& item, const workspace::QueueTimes& times, bool paused)
{
    if (item.ended()) return timeText(item.endedAt);
    return paused && item.state == QueueState::Waiting ? QStringLiteral("–") : aboutText(times.ends);
}

} // namespace

QString queueStateText(const QueueItem& item)
{
    switch (item.state) {
    case QueueState::Running:
        if (item.stopAsked) return QueueDialog::tr("stopping");
        return item.fraction ? QueueDialog::tr("running, %1 %").arg(static_cast<int>(*item.fraction * 100)) : QueueDialog::tr("running");
    case QueueState::Done: return QueueDialog::tr("done");
    case QueueState::Failed: return QueueDialog::tr("failed");
    case QueueState::Stopped: return QueueDialog::tr("stopped");
    case QueueState::Waiting: break;
    }
    return QueueDialog::tr("waiting");
}

QueueDialog::QueueDialog(QueueController& queue, QWidget* parent)
    : QDialog(parent), queue_(queue), table_(new QTableWidget), note_(new QLabel)
{
    setWindowTitle(tr("Queue"));
    resize(112 * kGrid, 56 * kGrid);
    note_->setObjectName("note");
    note_->setWordWrap(true);
    buildTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(note_);
    column->addWidget(table_, 1);
    buildButtons();
    connect(&queue_, &QueueController::changed, this, &QueueDialog::showItems);
    showItems();
}

void QueueDialog::buildTable()
{
    table_->setObjectName("queueTable");
    table_->setAccessibleName(tr("Work that runs, waits or has ended"));
    makeRowTable(*table_, {tr("State"), tr("What"), tr("Begins"), tr("Ends")}, What);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setFont(tabularFont());
    connect(table_, &QTableWidget::itemSelectionChanged, this, &QueueDialog::updateEnabled);
}

void QueueDialog::buildButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    const auto add = [&](const QString& text, const char* iconName, const char* name, const QString& toolTip, auto act) {
        auto* button = new QPushButton(icon(QString::fromLatin1(iconName)), text);
        button->setObjectName(name);
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
        return button;
    };
    pause_ = add(tr("&Pause the queue"), "state-paused", "pauseQueue", {}, [this] { queue_.setPaused(!queue_.view().paused); });
    row->addStretch();
    up_ = add(tr("&Up"), "up", "moveUp", tr("Earlier: before the one above"), [this] { moveMarked(-1); });
    down_ = add(tr("&Down"), "descending", "moveDown", tr("Later: behind the one below"), [this] { moveMarked(1); });
    stop_ = add(tr("St&op"), "state-stopped", "stopItem", tr("Stops it and keeps what it has made; the queue goes on with the next"), [this] {
        if (const QueueItem* item = marked()) queue_.stop(item->id);
    });
    again_ = add(tr("&Again"), "repeat", "againItem", tr("It waits once more, and goes on with what it has made"), [this] {
        if (const QueueItem* item = marked()) queue_.again(item->id);
    });
    remove_ = add(tr("&Remove"), "delete", "removeItem", tr("Takes it out of the queue; what it made stays, and Ctrl+Z brings it back"),
                  [this] { queue_.remove(markedIds()); });
    QPushButton* close = add(tr("&Close"), "close", "closeQueue", {}, [this] { reject(); });
    close->setDefault(true);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void QueueDialog::showItems()
{
    const std::vector<std::int64_t> before = markedIds();
    const QueueView& view = queue_.view();
    table_->setRowCount(static_cast<int>(view.items.size()));
    for (int row = 0; row < table_->rowCount(); ++row)
        showRow(row, view.items[static_cast<std::size_t>(row)], view.times[static_cast<std::size_t>(row)]);
    // The marks stay with their items, wherever these are now.
    table_->clearSelection();
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (std::find(before.begin(), before.end(), view.items[static_cast<std::size_t>(row)].id) == before.end()) continue;
        for (int column = 0; column < ColumnCount; ++column)
            table_->item(row, column)->setSelected(true);
        if (before.size() == 1) table_->setCurrentCell(row, State, QItemSelectionModel::NoUpdate); // the arrow keys go on from it
    }
    const int waiting = queue_.waiting();
    note_->setText(view.items.empty() ? tr("The queue is empty. While something runs, the forms of Train, Evaluate and Detectors put more "
                                           "work here; it begins when what runs has ended.")
                   : view.paused ? tr("The queue is paused: what runs goes on, and nothing begins. %1 waiting.").arg(countText(waiting))
                                 : tr("One after the other is done, also after a restart; one that fails does not stop the rest. %1 waiting.")
                                       .arg(countText(waiting)));
    pause_->setText(view.paused ? tr("&Go on") : tr("&Pause the queue"));
    pause_->setIcon(icon(view.paused ? "resume" : "state-paused"));
    pause_->setToolTip(view.paused ? tr("The next one begins") : tr("Nothing begins any more; what runs goes on"));
    if (table_->rowCount() > 0 && markedIds().empty()) table_->selectRow(0);
    updateEnabled();
}

void QueueDialog::showRow(int row, const QueueItem& item, const workspace::QueueTimes& times)
{
    QString what = messageText(item.what);
    if (item.error) what += QStringLiteral("\n") + messageText(*item.error);
    const std::array texts = {queueStateText(item), what, beginsText(item, times, queue_.view().paused), endsText(item, times, queue_.view().paused)};
    for (int column = 0; column < ColumnCount; ++column) {
        auto* cell = new QTableWidgetItem(texts[static_cast<std::size_t>(column)]);
        cell->setToolTip(cell->text());
        cell->setData(Qt::UserRole, QVariant::fromValue<qlonglong>(item.id));
        if (column == State) cell->setIcon(icon(QString::fromLatin1(iconOf(item.state))));
        table_->setItem(row, column, cell);
    }
    table_->resizeRowToContents(row);
}

/// By what the rows show: the queue may be another one by now.
std::vector<std::int64_t> QueueDialog::markedIds() const
{
    std::vector<std::int64_t> ids;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        ids.push_back(index.data(Qt::UserRole).toLongLong());
    return ids;
}

const QueueItem* QueueDialog::marked() const
{
    const std::vector<std::int64_t> ids = markedIds();
    if (ids.size() != 1) return nullptr;
    const auto& items = queue_.view().items;
    const auto found = std::find_if(items.begin(), items.end(), [&ids](const QueueItem& one) { return one.id == ids.front(); });
    return found == items.end() ? nullptr : &*found;
}

int QueueDialog::placeOf(const QueueItem& item) const
{
    int place = 0;
    for (const QueueItem& one : queue_.view().items) {
        if (one.state != QueueState::Waiting) continue;
        ++place;
        if (one.id == item.id) return place;
    }
    return 0;
}

void QueueDialog::moveMarked(int by)
{
    if (const QueueItem* item = marked())
        if (const int place = placeOf(*item); place > 0) queue_.move(item->id, std::max(1, place + by));
}

void QueueDialog::updateEnabled()
{
    const QueueItem* item = marked();
    const int place = item ? placeOf(*item) : 0;
    up_->setEnabled(place > 1);
    down_->setEnabled(place > 0 && place < queue_.waiting());
    stop_->setEnabled(item && !item->ended() && !item->stopAsked);
    again_->setEnabled(item && (item->state == QueueState::Failed || item->state == QueueState::Stopped));
    const auto ids = markedIds();
    const auto& items = queue_.view().items;
    remove_->setEnabled(!ids.empty() && std::none_of(items.begin(), items.end(), [&ids](const QueueItem& one) {
        return one.state == QueueState::Running && std::find(ids.begin(), ids.end(), one.id) != ids.end();
    }));
}

} // namespace blindspot::ui
