#include "ui/window/shortcuts_dialog.h"

#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

using Row = std::pair<QString, QString>; ///< what it does, its keys

void addGroup(QVBoxLayout* column, const QString& title, const QList<Row>& rows)
{
    auto* head = new QLabel(title);
    head->setFont(scaledFont(1, true));
    column->addWidget(head);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid / 2);
    for (const Row& row : rows) {
        auto* keys = new QLabel(row.second);
        keys->setObjectName("note");
        keys->setMinimumWidth(12 * kGrid);
        form->addRow(keys, new QLabel(row.first));
    }
    column->addLayout(form);
    column->addSpacing(kGrid);
}

/// The groups below each other, from the middle on in a second column.
QWidget* sheetOf(const QList<ShortcutGroup>& groups)
{
    qsizetype lines = 0;
    for (const ShortcutGroup& group : groups)
        if (!group.rows.isEmpty()) lines += group.rows.size() + 2;
    auto* sheet = new QWidget;
    auto* columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(0, 0, kGrid, 0);
    columns->setSpacing(4 * kGrid);
    QVBoxLayout* column = nullptr;
    qsizetype before = 0;
    for (const auto& [title, rows] : groups) {
        if (rows.isEmpty()) continue;
        if (column == nullptr || (columns->count() == 1 && before * 2 >= lines)) {
            if (column != nullptr) column->addStretch();
            columns->addLayout(column = new QVBoxLayout);
            column->setSpacing(kGrid / 2);
        }
        addGroup(column, title, rows);
        before += rows.size() + 2;
    }
    if (column != nullptr) column->addStretch();
    return sheet;
}

} // namespace

QList<ShortcutGroup> shortcutGroups()
{
    QList<ShortcutGroup> groups;
    const ShortcutEntry* before = nullptr;
    for (const ShortcutEntry& entry : Shortcuts::table()) {
        if (before == nullptr || before->place != entry.place) groups.append({Shortcuts::placeName(entry.place), {}});
        before = &entry;
        const QString keys = Shortcuts::instance().keysText(QLatin1String(entry.id));
        if (!keys.isEmpty()) groups.last().rows.append({Shortcuts::text(entry), keys});
    }
    return groups;
}

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    setObjectName("shortcuts");
    QWidget* sheet = sheetOf(groups);
    auto* scroll = new QScrollArea;
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    QPushButton* change = buttons->addButton(tr("C&hange…"), QDialogButtonBox::ActionRole);
    change->setObjectName("changeShortcuts");
    change->setToolTip(tr("Gives actions other keys, in the settings"));
    connect(change, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT changeRequested();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    all->setSpacing(2 * kGrid);
    all->addWidget(scroll, 1);
    all->addWidget(buttons);
    const QSize wanted = sheet->sizeHint() + QSize(4 * kGrid + scroll->verticalScrollBar()->sizeHint().width() + 4,
                                                   6 * kGrid + buttons->sizeHint().height() + 4);
    resize(wanted.boundedTo(screen()->availableSize() - QSize(8 * kGrid, 10 * kGrid)));
}

} // namespace blindspot::ui
