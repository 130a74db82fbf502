#include "ui/window/shortcuts_editor.h"

#include "ui/support/icons.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kRowHeight = 3 * kGrid;
enum Column { Action, Keys, ColumnCount };

QString idOf(const QTreeWidgetItem* item)
{
    return item == nullptr ? QString() : item->data(Action, kIdRole).toString();
}

} // namespace

ShortcutsEditor::ShortcutsEditor(QWidget* parent)
    : QWidget(parent), table_(new QTreeWidget), keys_(new QKeySequenceEdit), none_(new QPushButton(tr("No ke&y"))),
      reset_(new QPushButton(icon("undo"), tr("&Default"))), takeOver_(new QPushButton(tr("&Take it over"))), note_(new QLabel)
{
    buildTable();
    note_->setObjectName("note");
    note_->setWordWrap(true);
    note_->setMinimumHeight(2 * note_->fontMetrics().height());
    note_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* title = new QLabel(tr("Shortcuts"));
    title->setFont(scaledFont(1.15, true));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(title);
    column->addWidget(table_, 1);
    column->addWidget(buildEditor());
    fill();
    connect(table_, &QTreeWidget::currentItemChanged, this, [this] { showChosen(); });
    connect(table_, &QTreeWidget::itemActivated, keys_, [this] { keys_->setFocus(Qt::ShortcutFocusReason); });
    connect(keys_, &QKeySequenceEdit::editingFinished, this, [this] {
        if (!keys_->keySequence().isEmpty()) record(keys_->keySequence());
    });
    connect(none_, &QPushButton::clicked, this, [this] { Shortcuts::instance().set(chosen(), {}); });
    connect(reset_, &QPushButton::clicked, this, [this] {
        const QString id = chosen();
        Shortcuts::instance().reset(id);
        if (!Shortcuts::instance().isDefault(id)) tell(tr("Another action has that key now."));
    });
    connect(takeOver_, &QPushButton::clicked, this, &ShortcutsEditor::take);
    connect(&Shortcuts::instance(), &Shortcuts::changed, this, &ShortcutsEditor::fill);
    table_->setCurrentItem(table_->topLevelItem(0)->child(0));
}

void ShortcutsEditor::buildTable()
{
    table_->setObjectName("shortcutsTable");
    table_->setAccessibleName(tr("Shortcuts"));
    table_->setColumnCount(ColumnCount);
    table_->setHeaderLabels({tr("Action"), tr("Keys")});
    table_->setAlternatingRowColors(true);
    table_->header()->setSectionResizeMode(Action, QHeaderView::Stretch);
    table_->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
    table_->header()->setStretchLastSection(false);
    const ShortcutEntry* before = nullptr;
    QTreeWidgetItem* group = nullptr;
    for (const ShortcutEntry& entry : Shortcuts::table()) {
        if (before == nullptr || before->place != entry.place) {
            group = new QTreeWidgetItem(table_, {Shortcuts::placeName(entry.place)});
            group->setFlags(Qt::ItemIsEnabled);
            group->setFont(Action, scaledFont(1, true));
            group->setSizeHint(Action, {0, kRowHeight});
        }
        before = &entry;
        auto* item = new QTreeWidgetItem(group, {Shortcuts::text(entry)});
        item->setData(Action, kIdRole, QLatin1String(entry.id));
        item->setSizeHint(Action, {0, kRowHeight});
    }
    table_->expandAll();
}

QWidget* ShortcutsEditor::buildEditor()
{
    keys_->setObjectName("newKey");
    keys_->setAccessibleName(tr("New key"));
    keys_->setToolTip(tr("Press the key that the marked action is to have"));
    none_->setObjectName("noKey");
    none_->setToolTip(tr("The marked action has no key"));
    reset_->setObjectName("defaultKey");
    reset_->setToolTip(tr("The marked action has its key of the beginning"));
    takeOver_->setObjectName("takeOver");
    takeOver_->setToolTip(tr("The other action loses the key"));
    auto* label = new QLabel(tr("New &key"));
    label->setBuddy(keys_);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(label);
    row->addWidget(keys_, 1);
    row->addWidget(none_);
    row->addWidget(reset_);
    auto* told = new QHBoxLayout;
    told->setSpacing(kGrid);
    told->addWidget(note_, 1);
    told->addWidget(takeOver_, 0, Qt::AlignTop);
    QSizePolicy policy = takeOver_->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    takeOver_->setSizePolicy(policy);
    auto* editor = new QWidget;
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(row);
    column->addLayout(told);
    return editor;
}

/// The keys of every row; those that are not the default stand out.
void ShortcutsEditor::fill()
{
    const Shortcuts& shortcuts = Shortcuts::instance();
    for (int i = 0; i < table_->topLevelItemCount(); ++i)
        for (int k = 0; k < table_->topLevelItem(i)->childCount(); ++k) {
            QTreeWidgetItem* item = table_->topLevelItem(i)->child(k);
            const QString id = idOf(item);
            const ShortcutEntry* entry = Shortcuts::find(id);
            const QString keys = shortcuts.keysText(id);
            const bool fixed = *entry->fixed != '\0';
            item->setText(Keys, keys.isEmpty() ? QStringLiteral("–") : keys);
            item->setFont(Keys, scaledFont(1, !shortcuts.isDefault(id)));
            for (const int column : {Action, Keys}) {
                item->setData(column, Qt::ForegroundRole, fixed ? QVariant(Theme::current().mutedText) : QVariant());
                item->setToolTip(column, fixed ? Shortcuts::tr(entry->fixed) : QString());
            }
        }
    showChosen();
}

void ShortcutsEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) fill();
}

QString ShortcutsEditor::chosen() const
{
    return idOf(table_->currentItem());
}

void ShortcutsEditor::choose(const QString& id)
{
    for (int i = 0; i < table_->topLevelItemCount(); ++i)
        for (int k = 0; k < table_->topLevelItem(i)->childCount(); ++k)
            if (idOf(table_->topLevelItem(i)->child(k)) == id) table_->setCurrentItem(table_->topLevelItem(i)->child(k));
}

void ShortcutsEditor::showChosen()
{
    const ShortcutEntry* entry = Shortcuts::find(chosen());
    const bool fixed = entry == nullptr || *entry->fixed != '\0';
    {
        const QSignalBlocker blocker(keys_);
        keys_->clear();
    }
    keys_->setEnabled(!fixed);
    none_->setEnabled(!fixed && !Shortcuts::instance().keys(chosen()).isEmpty());
    reset_->setEnabled(!fixed && !Shortcuts::instance().isDefault(chosen()));
    tell(entry == nullptr ? QString() : fixed ? Shortcuts::tr(entry->fixed) : QString());
}

void ShortcutsEditor::tell(const QString& text)
{
    takeOver_->hide();
    wanted_ = {};
    note_->setText(text);
}

void ShortcutsEditor::record(const QKeySequence& keys)
{
    Shortcuts& shortcuts = Shortcuts::instance();
    const QString id = chosen();
    const QKeySequence key(keys.isEmpty() ? QKeyCombination::fromCombined(0) : keys[0]); // one stroke
    if (shortcuts.keys(id).contains(key)) return showChosen();
    const QList<const ShortcutEntry*> others = shortcuts.conflictsOf(id, key);
    if (others.isEmpty()) return shortcuts.set(id, {key});
    const auto isFixed = [](const ShortcutEntry* entry) { return *entry->fixed != '\0'; };
    const auto kept = std::find_if(others.begin(), others.end(), isFixed);
    const bool fixed = kept != others.end();
    const ShortcutEntry* other = fixed ? *kept : others.front();
    const QString place = Shortcuts::placeName(other->place), name = Shortcuts::text(*other), text = key.toString(QKeySequence::NativeText);
    tell(fixed ? tr("%1 belongs to \"%2\" (%3) and cannot be given away.").arg(text, name, place)
               : tr("%1 belongs to \"%2\" (%3).").arg(text, name, place));
    wanted_ = key;
    takeOver_->setVisible(!fixed);
}

void ShortcutsEditor::take()
{
    Shortcuts& shortcuts = Shortcuts::instance();
    const QKeySequence key = wanted_;
    const QString id = chosen();
    for (const ShortcutEntry* other : shortcuts.conflictsOf(id, key)) {
        QList<QKeySequence> left = shortcuts.keys(QLatin1String(other->id));
        left.removeAll(key);
        shortcuts.set(QLatin1String(other->id), left);
    }
    shortcuts.set(id, {key});
}

bool ShortcutsEditor::search(const QStringList& words)
{
    bool any = false;
    for (int i = 0; i < table_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = table_->topLevelItem(i);
        bool inGroup = false;
        for (int k = 0; k < group->childCount(); ++k) {
            QTreeWidgetItem* item = group->child(k);
            const QString text = group->text(Action) + QLatin1Char(' ') + item->text(Action) + QLatin1Char(' ') + item->text(Keys);
            const bool shown =
                std::all_of(words.begin(), words.end(), [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
            item->setHidden(!shown);
            inGroup = inGroup || shown;
        }
        group->setHidden(!inGroup);
        any = any || inGroup;
    }
    return any;
}

} // namespace blindspot::ui
