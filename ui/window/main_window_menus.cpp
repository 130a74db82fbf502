// The menus of the main window and the sheets that they open.
#include "ui/controls/message_bar.h"
#include "ui/session/undo_history.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/new_workspace_dialog.h"
#include "ui/window/shortcuts_dialog.h"
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
    QMenu* file = menuBar()->addMenu(tr("&File"));
    QAction* fresh = file->addAction(tr("&New workspace…"), this, &MainWindow::newWorkspace);
    fresh->setShortcut(QKeySequence::New);
    fresh->setObjectName("newWorkspaceAction");
    QAction* open = file->addAction(tr("&Open workspace…"), this, &MainWindow::chooseWorkspace);
    open->setShortcut(QKeySequence::Open);
    recentMenu_ = file->addMenu(tr("&Recent workspaces"));
    trashAction_ = file->addAction(tr("&Trash…"), this, &MainWindow::showTrash);
    trashAction_->setObjectName("trash");
    trashAction_->setEnabled(false);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);

    buildEditMenu();
    goMenu_ = menuBar()->addMenu(tr("&Go"));
    buildViewMenu();
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Guided demonstration"), this, &MainWindow::askForGuide)
        ->setObjectName("guidedDemonstration");
    help->addSeparator();
    QAction* shortcuts = help->addAction(tr("&Shortcuts"), this, &MainWindow::showShortcuts);
    shortcuts->setShortcut(QKeySequence(Qt::Key_F1));
    help->addAction(tr("&About Blindspot"), this, &MainWindow::showAbout);
}

void MainWindow::buildEditMenu()
{
    QMenu* edit = menuBar()->addMenu(tr("Edit")); // its letters mean something on pages
    undoAction_ = edit->addAction(icon("undo"), QString(), this, [this] {
        if (session_) session_->history().undo();
    });
    undoAction_->setObjectName("undo");
    undoAction_->setShortcut(QKeySequence::Undo); // a field that is being edited takes it for its own text
    addAction(undoAction_);
    showUndo();
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

void MainWindow::buildViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    presentAction_ = view->addAction(tr("&Presentation mode"));
    presentAction_->setShortcut(QKeySequence(Qt::Key_F11));
    presentAction_->setCheckable(true);
    presentAction_->setEnabled(false);
    addAction(presentAction_); // the menu bar is hidden while presenting, and its shortcuts with it
    connect(presentAction_, &QAction::triggered, this, &MainWindow::setPresenting);
    view->addSeparator();
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("Theme of the &system")},
                                                       {ThemeChoice::Light, tr("&Light theme")},
                                                       {ThemeChoice::Dark, tr("&Dark theme")}};
    for (const auto& [choice, word] : choices) {
        QAction* action = view->addAction(word);
        action->setCheckable(true);
        action->setChecked(Theme::choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [choice = choice] {
            Theme::apply(*qApp, choice);
            QSettings().setValue("window/theme", static_cast<int>(choice));
        });
    }
    buildLanguageMenu(view);
}

void MainWindow::buildLanguageMenu(QMenu* view)
{
    QMenu* languages = view->addMenu(tr("L&anguage"));
    auto* group = new QActionGroup(this);
    // Languages are named in themselves, so that whoever needs one can read it.
    const std::pair<QString, QString> choices[] = {{QString(), tr("Language of the system")},
                                                   {"en", QStringLiteral("English")},
                                                   {"ko", QStringLiteral("한국어")}};
    for (const auto& [code, word] : choices) {
        QAction* action = languages->addAction(word);
        action->setCheckable(true);
        action->setChecked(chosenLanguage() == code);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code = code] {
            chooseLanguage(code);
            messages_->show(MessageKind::Info, tr("The language changes at the next start."),
                            {{tr("Restart now"), [this] { restart(); }}});
        });
    }
}

void MainWindow::refreshRecent()
{
    const QStringList recent = QSettings().value("recentWorkspaces").toStringList();
    recentMenu_->clear();
    for (const QString& folder : recent)
        recentMenu_->addAction(folder, this, [this, folder] { openWorkspace(folder); });
    recentMenu_->setEnabled(!recent.isEmpty());
    welcome_->setRecent(recent);
}

void MainWindow::newWorkspace()
{
    // Beside the one that is open, else where documents are.
    const QString place = session_ ? QFileInfo(QString::fromStdString(session_->workspace().folder().string())).absolutePath()
                                   : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    NewWorkspaceDialog dialog(dialogs_, place, this);
    if (dialog.exec() == QDialog::Accepted) openWorkspace(dialog.folder());
}

/// Every action of the window and its pages that has keys: the sheet cannot go out of date.
void MainWindow::showShortcuts()
{
    QList<ShortcutGroup> groups;
    for (const QAction* menu : menuBar()->actions())
        if (menu->menu()) groups.append({plainText(menu->text()), menu->menu()->actions(), true});
    for (const Entry& entry : entries_)
        groups.append({entry.page->windowTitle(), entry.page->findChildren<QAction*>()});
    groups.append({tr("Elsewhere"), findChildren<QAction*>()});
    ShortcutsDialog(groups, this).exec();
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
