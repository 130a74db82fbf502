#include "ui/window/settings_dialog.h"

#include "ui/controls/number_box.h"
#include "ui/session/session.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/manual_topic.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/window/shortcuts_editor.h"

#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kSectionsWidth = 22 * kGrid;
constexpr int kSectionHeight = 4 * kGrid;
constexpr int kLabelWidth = 26 * kGrid;
constexpr int kControlWidth = 32 * kGrid;
constexpr SettingSection kSections[] = {SettingSection::General, SettingSection::Look, SettingSection::Computing, SettingSection::Storage};
constexpr int kShortcutsPage = 4;

QLabel* noteLabel(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setObjectName("note");
    label->setFont(scaledFont(0.9));
    label->setWordWrap(true);
    return label;
}

/// Calls `show` now and whenever the setting has changed.
void follow(QWidget* control, SettingId id, const std::function<void()>& show)
{
    show();
    QObject::connect(&Settings::instance(), &Settings::changed, control, [id, show](SettingId changed) {
        if (changed == id) show();
    });
}

} // namespace

SettingsDialog::SettingsDialog(const Dialogs& dialogs, Session* session, QWidget* parent)
    : QDialog(parent), dialogs_(dialogs), session_(session), search_(new QLineEdit), sections_(new QListWidget), pages_(new QStackedWidget),
      none_(noteLabel(tr("No setting has these words.")))
{
    setObjectName("settings");
    setWindowTitle(tr("Settings"));
    setManualTopic(*this, QStringLiteral("first-steps#window"));
    search_->setObjectName("settingsSearch");
    search_->setPlaceholderText(tr("Search the settings"));
    search_->setToolTip(tr("Shows the settings that have all of these words, of every section"));
    search_->setAccessibleName(tr("Search the settings"));
    search_->setClearButtonEnabled(true);
    sections_->setObjectName("settingsSections");
    sections_->setAccessibleName(tr("Sections"));
    for (const SettingSection section : kSections) {
        sections_->addItem(Settings::sectionName(section));
        pages_->addWidget(buildSection(section));
    }
    sections_->addItem(tr("Shortcuts"));
    for (int i = 0; i < sections_->count(); ++i)
        sections_->item(i)->setSizeHint({0, kSectionHeight});
    shortcuts_ = new ShortcutsEditor;
    pages_->addWidget(shortcuts_);
    none_->hide();
    auto* left = new QVBoxLayout;
    left->setSpacing(kGrid);
    left->addWidget(search_);
    left->addWidget(sections_, 1);
    search_->setFixedWidth(kSectionsWidth);
    sections_->setFixedWidth(kSectionsWidth);
    auto* right = new QVBoxLayout;
    right->setSpacing(kGrid);
    right->addWidget(buildProblems());
    right->addWidget(none_);
    right->addWidget(pages_, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addLayout(left);
    row->addLayout(right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(row, 1);
    column->addWidget(buildFooter());
    // Return ends what is typed into a field or starts a key: it does not close the sheet.
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    connect(search_, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(sections_, &QListWidget::currentRowChanged, this, &SettingsDialog::showSection);
    sections_->setCurrentRow(0);
    resize(QSize(112 * kGrid, 72 * kGrid).boundedTo(screen()->availableSize() - QSize(4 * kGrid, 8 * kGrid)));
}

QWidget* SettingsDialog::buildSection(SettingSection section)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 2 * kGrid, 0);
    column->setSpacing(2 * kGrid);
    auto* title = new QLabel(Settings::sectionName(section));
    title->setFont(scaledFont(1.15, true));
    column->addWidget(title);
    for (const Setting& setting : Settings::table())
        if (setting.section == section) addRow(column, setting);
    if (section == SettingSection::Storage) addThumbnailRow(column);
    column->addStretch();
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

/// The name, the control, and under both what it does: nobody has to hover to read it.
void SettingsDialog::addRow(QVBoxLayout* column, const Setting& setting)
{
    QWidget* control = buildControl(setting);
    QWidget* focus = control->focusProxy() != nullptr ? control->focusProxy() : control;
    for (QWidget* one : {control, focus}) {
        one->setToolTip(Settings::about(setting));
        one->setAccessibleName(Settings::name(setting));
    }
    focus->setAccessibleDescription(Settings::about(setting));
    auto* name = new QLabel(Settings::name(setting));
    name->setToolTip(Settings::about(setting));
    name->setFixedWidth(kLabelWidth);
    name->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(2 * kGrid);
    line->addWidget(name);
    line->addWidget(control);
    line->addStretch();
    auto* row = new QWidget;
    auto* both = new QVBoxLayout(row);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(kGrid / 2);
    both->addLayout(line);
    both->addWidget(noteLabel(Settings::about(setting).replace(QLatin1Char('\n'), QLatin1Char(' '))));
    column->addWidget(row);
    QStringList words{Settings::sectionName(setting.section), Settings::name(setting), Settings::about(setting)};
    for (const SettingChoice& choice : setting.choices)
        words += Settings::choiceText(setting, choice);
    rows_.push_back({static_cast<int>(setting.section), row, words.join(QLatin1Char(' '))});
}

QWidget* SettingsDialog::buildControl(const Setting& setting)
{
    Settings& settings = Settings::instance();
    const SettingId id = setting.id;
    const QString objectName = QStringLiteral("setting.%1").arg(QLatin1String(setting.key));
    switch (setting.kind) {
    case SettingKind::Switch: {
        auto* box = new QCheckBox(tr("on"));
        box->setObjectName(objectName);
        connect(box, &QCheckBox::clicked, this, [id, &settings](bool on) { settings.set(id, on); });
        follow(box, id, [box, id, &settings] { box->setChecked(settings.isOn(id)); });
        return box;
    }
    case SettingKind::Choice: {
        auto* box = new ChoiceBox;
        box->setObjectName(objectName);
        box->setFixedWidth(kControlWidth);
        for (const SettingChoice& choice : setting.choices)
            box->addItem(Settings::choiceText(setting, choice), QLatin1String(choice.value));
        connect(box, &QComboBox::activated, this, [id, box, &settings] { settings.set(id, box->currentData()); });
        follow(box, id, [box, id, &settings] { box->show(settings.text(id)); });
        return box;
    }
    case SettingKind::Number: {
        auto* box = new QSpinBox;
        box->setObjectName(objectName);
        box->setFixedWidth(kControlWidth);
        box->setRange(setting.range.low, setting.range.high);
        box->setSingleStep(setting.range.step);
        box->setAlignment(Qt::AlignRight);
        box->setFocusPolicy(Qt::StrongFocus);
        box->setKeyboardTracking(false);
        if (*setting.range.unit != '\0') box->setSuffix(QLatin1Char(' ') + Settings::tr(setting.range.unit));
        if (*setting.range.zero != '\0') box->setSpecialValueText(Settings::tr(setting.range.zero));
        follow(box, id, [box, id, &settings] { box->setValue(settings.number(id)); });
        connect(box, &QSpinBox::valueChanged, this, [id, &settings](int value) { settings.set(id, value); });
        return box;
    }
    case SettingKind::Folder:
        break;
    }
    return buildFolder(setting);
}

QWidget* SettingsDialog::buildFolder(const Setting& setting)
{
    Settings& settings = Settings::instance();
    const SettingId id = setting.id;
    auto* edit = new QLineEdit;
    edit->setObjectName(QStringLiteral("setting.%1").arg(QLatin1String(setting.key)));
    edit->setPlaceholderText(tr("beside the open one"));
    edit->setClearButtonEnabled(true);
    connect(edit, &QLineEdit::textEdited, this,
            [id, &settings](const QString& text) { settings.set(id, QDir::fromNativeSeparators(text.trimmed())); });
    follow(edit, id, [edit, id, &settings] {
        const QString text = QDir::toNativeSeparators(settings.text(id));
        if (edit->text().trimmed() != text) edit->setText(text);
    });
    auto* choose = new QPushButton(tr("&Folder…"));
    choose->setToolTip(tr("Choose the folder"));
    connect(choose, &QPushButton::clicked, this, [this, id, &settings] {
        const QString folder = dialogs_.openFolder(this, tr("Choose where new workspaces are made"));
        if (!folder.isEmpty()) settings.set(id, folder);
    });
    auto* both = new QWidget;
    both->setFocusProxy(edit);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    edit->setFixedWidth(kControlWidth);
    row->addWidget(edit);
    row->addWidget(choose);
    return both;
}

QWidget* SettingsDialog::buildProblems()
{
    const QStringList problems = Settings::instance().problems() + Shortcuts::instance().problems();
    auto* label = new QLabel(problems.isEmpty() ? QString()
                                                : tr("In the settings file is what cannot be taken:") + QLatin1Char('\n') +
                                                      problems.join(QLatin1Char('\n')));
    label->setObjectName("settingsProblems");
    label->setWordWrap(true);
    label->setVisible(!problems.isEmpty());
    return label;
}

QWidget* SettingsDialog::buildFooter()
{
    defaults_ = new QPushButton(icon("undo"), tr("&Restore defaults"));
    defaults_->setObjectName("restoreDefaults");
    connect(defaults_, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    restart_ = new QPushButton(tr("Restart &now"));
    restart_->setObjectName("restartNow");
    restart_->setToolTip(tr("Closes the window and opens it again, for what is seen at the next start alone"));
    restart_->hide();
    connect(restart_, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT restartRequested();
    });
    connect(&Settings::instance(), &Settings::changed, restart_, [this](SettingId id) {
        if (Settings::entry(id).effect == SettingEffect::NextStart) restart_->show();
    });
    auto* close = new QPushButton(icon("close"), tr("&Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* footer = new QWidget;
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(defaults_);
    row->addStretch();
    row->addWidget(restart_);
    row->addWidget(close);
    return footer;
}

void SettingsDialog::showShortcuts()
{
    sections_->setCurrentRow(kShortcutsPage);
}

void SettingsDialog::showSection(int section)
{
    if (section < 0) return;
    pages_->setCurrentIndex(section);
    const bool keys = section == kShortcutsPage;
    defaults_->setToolTip(keys ? tr("Every shortcut as it was at first") : tr("The settings of this section as they were at first"));
}

void SettingsDialog::restoreDefaults()
{
    if (pages_->currentIndex() == kShortcutsPage)
        Shortcuts::instance().resetAll();
    else
        Settings::instance().reset(kSections[pages_->currentIndex()]);
}

void SettingsDialog::search(const QString& words)
{
    if (search_->text() != words) return search_->setText(words); // which comes back here
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<bool> found(static_cast<std::size_t>(pages_->count()), false);
    for (const Row& one : rows_) {
        const bool shown = std::all_of(wanted.begin(), wanted.end(),
                                       [&one](const QString& word) { return one.words.contains(word, Qt::CaseInsensitive); });
        one.row->setVisible(shown);
        if (shown) found[static_cast<std::size_t>(one.section)] = true;
    }
    found[kShortcutsPage] = shortcuts_->search(wanted);
    for (int section = 0; section < sections_->count(); ++section)
        sections_->item(section)->setHidden(!found[static_cast<std::size_t>(section)]);
    const auto first = std::find(found.begin(), found.end(), true);
    none_->setVisible(first == found.end());
    pages_->setVisible(first != found.end());
    if (first != found.end() && !found[static_cast<std::size_t>(std::max(0, sections_->currentRow()))])
        sections_->setCurrentRow(static_cast<int>(first - found.begin()));
}

} // namespace blindspot::ui
