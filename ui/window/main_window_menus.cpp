// The menus of the main window and the sheets that they open.
#include "ui/session/queue_controller.h"
#include "ui/session/undo_history.h"
#include "ui/support/icons.h"
#include "ui/support/setting_keys.h"
#include "ui/support/settings.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/new_workspace_dialog.h"
#include "ui/window/queue_dialog.h"
#include "ui/window/shortcuts_dialog.h"
#include "ui/window/status_strip.h"
#include "ui/window/trash_dialog.h"
#include "ui/window/welcome_page.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QStackedWidget>

namespace blindspot::ui {

void MainWindow::buildMenus()
{
    Shortcuts& shortcuts = Shortcuts::instance();
    QMenu* file = menuBar()->addMenu(tr("&File"));
    QAction* fresh = file->addAction(tr("&New workspace…"), this, &MainWindow::newWorkspace);
    shortcuts.bind(*fresh, "file.newWorkspace");
    fresh->setObjectName("newWorkspaceAction");
    QAction* open = file->addAction(tr("&Open workspace…"), this, &MainWindow::chooseWorkspace);
    shortcuts.bind(*open, "file.openWorkspace");
    recentMenu_ = file->addMenu(tr("&Recent workspaces"));
    trashAction_ = file->addAction(tr("&Trash…"), this, &MainWindow::showTrash);
    trashAction_->setObjectName("trash");
    trashAction_->setEnabled(false);
    shortcuts.bind(*trashAction_, "file.trash");
    buildUpkeepMenu(file);
    queueAction_ = file->addAction(tr("Queu&e…"), this, &MainWindow::showQueue);
    queueAction_->setObjectName("queue");
    queueAction_->setEnabled(false);
    shortcuts.bind(*queueAction_, "file.queue");
    file->addSeparator();
    runSettingsAction_ = file->addAction(tr("Open a run's &settings…"), this, &MainWindow::openRunSettings);
    runSettingsAction_->setObjectName("openRunSettings");
    runSettingsAction_->setEnabled(false);
    shortcuts.bind(*runSettingsAction_, "file.openRunSettings");
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    shortcuts.bind(*quit, "file.quit");

    buildEditMenu();
    goMenu_ = menuBar()->addMenu(tr("&Go"));
    buildViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    buildManual(help);
    help->addAction(tr("&Guided demonstration"), this, &MainWindow::askForGuide)
        ->setObjectName("guidedDemonstration");
    help->addSeparator();
    shortcuts.bind(*help->addAction(tr("&Shortcuts"), this, &MainWindow::showShortcuts), "help.shortcuts");
    help->addAction(tr("&About Blindspot"), this, &MainWindow::showAbout);
}

void MainWindow::buildEditMenu()
{
    QMenu* edit = menuBar()->addMenu(tr("Edit")); // its letters mean something on pages
    undoAction_ = edit->addAction(icon("undo"), QString(), this, [this] {
        if (session_) session_->history().undo();
    });
    undoAction_->setObjectName("undo");
    Shortcuts::instance().bind(*undoAction_, "edit.undo"); // a field that is being edited takes it for its own text
    addAction(undoAction_);
    showUndo();
    edit->addSeparator();
    QAction* settings = edit->addAction(tr("&Settings…"), this, &MainWindow::showSettings);
    settings->setObjectName("settingsAction");
    settings->setMenuRole(QAction::PreferencesRole);
    Shortcuts::instance().bind(*settings, "edit.settings");
}

void MainWindow::showUndo()
{
    const QString text = session_ ? session_->history().text() : QString();
    undoAction_->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    undoAction_->setEnabled(!text.isEmpty());
}

void MainWindow::showTrash()
{
    if (!session_) return;
    auto* dialog = new TrashDialog(*session_, stack_->currentWidget()); // no longer than the workspace's pages
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showQueue()
{
    if (!queueOfSession_) return;
    if (auto* open = stack_->findChild<QueueDialog*>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto* dialog = new QueueDialog(*queueOfSession_, stack_->currentWidget()); // no longer than the workspace's pages
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::wireQueue()
{
    queueOfSession_ = std::make_unique<QueueController>(*session_);
    queueAction_->setEnabled(true);
    connect(queueOfSession_.get(), &QueueController::changed, this,
            [this] { status_->showQueue(queueOfSession_->waiting(), queueOfSession_->view().paused); });
}

void MainWindow::buildViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    presentAction_ = view->addAction(tr("&Presentation mode"));
    Shortcuts::instance().bind(*presentAction_, "view.present");
    presentAction_->setCheckable(true);
    presentAction_->setEnabled(false);
    addAction(presentAction_); // the menu bar is hidden while presenting, and its shortcuts with it
    connect(presentAction_, &QAction::triggered, this, &MainWindow::setPresenting);
    view->addSeparator();
    buildThemeMenu(view);
    buildLanguageMenu(view);
}

namespace {

/// An entry of a menu that is one choice of a setting, kept in step with it.
void addChoice(QMenu* menu, QActionGroup* group, const QString& text, SettingId id, const QString& value)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    group->addAction(action);
    Settings& settings = Settings::instance();
    const auto show = [action, id, value, &settings] { action->setChecked(settings.text(id) == value); };
    show();
    QObject::connect(&settings, &Settings::changed, action, [id, show](SettingId changed) {
        if (changed == id) show();
    });
    QObject::connect(action, &QAction::triggered, action, [id, value, &settings] { settings.set(id, value); });
}

} // namespace

void MainWindow::buildThemeMenu(QMenu* view)
{
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("Theme of the &system")},
                                                       {ThemeChoice::Light, tr("&Light theme")},
                                                       {ThemeChoice::Dark, tr("&Dark theme")}};
    for (const auto& [choice, word] : choices)
        addChoice(view, group, word, SettingId::Theme, QString::number(static_cast<int>(choice)));
}

void MainWindow::buildLanguageMenu(QMenu* view)
{
    QMenu* languages = view->addMenu(tr("L&anguage"));
    auto* group = new QActionGroup(this);
    // Languages are named in themselves, so that whoever needs one can read it.
    const std::pair<QString, QString> choices[] = {{QString(), tr("Language of the system")},
                                                   {"en", QStringLiteral("English")},
                                                   {"ko", QStringLiteral("한국어")}};
    for (const auto& [code, word] : choices)
        addChoice(languages, group, word, SettingId::Language, code);
}

void MainWindow::refreshRecent()
{
    const QStringList recent = QSettings().value(kRecentKey).toStringList();
    recentMenu_->clear();
    for (const QString& folder : recent)
        recentMenu_->addAction(folder, this, [this, folder] { openWorkspace(folder); });
    recentMenu_->setEnabled(!recent.isEmpty());
    welcome_->setRecent(recent);
}

void MainWindow::newWorkspace()
{
    // Where the settings say, else beside the one that is open, else where documents are.
    const QString set = Settings::instance().text(SettingId::WorkspacePlace);
    const QString place = !set.isEmpty() ? set
                          : session_ ? QFileInfo(QString::fromStdString(session_->workspace().folder().string())).absolutePath()
                                   : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    NewWorkspaceDialog dialog(dialogs_, place, this);
    if (dialog.exec() == QDialog::Accepted) openWorkspace(dialog.folder());
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog sheet(shortcutGroups(), this);
    connect(&sheet, &ShortcutsDialog::changeRequested, this, &MainWindow::changeShortcuts, Qt::QueuedConnection);
    sheet.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Blindspot"),
        tr("Blindspot %1\n\nFinds the blind spots of an object detector, proves them against controls, and "
           "helps to close them. Free software under the GNU General Public License, version 3 or later.")
            .arg(QApplication::applicationVersion()));
}

} // namespace blindspot::ui
